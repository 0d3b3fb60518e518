<?php

defined('BASEPATH') or exit('No direct script access allowed');

// Drafts: what somebody has typed and not saved is kept in her browser, sealed with a key that only this server can make
// and gives to nobody but her. Here is who may have which key, and what a page is told for it; no text
// ever comes here. A key follows from the person, her password and a secret of this installation, and is stored nowhere.

const INACTIVITY_LOGOUT_DRAFT_SECRET_OPTION = 'inactivity_logout_draft_secret';

// One option per person, which is not loaded with every page: which passwords' keys still open something.
const INACTIVITY_LOGOUT_DRAFT_PASSWORDS_OPTION = 'inactivity_logout_draft_passwords_';

// As long as a draft can be kept: what was sealed before a password was changed can be read until it would be gone anyway.
const INACTIVITY_LOGOUT_DRAFT_HOURS_MAX = 168;
const INACTIVITY_LOGOUT_DRAFT_HOURS_MIN = 1;

// Over a weekend.
const INACTIVITY_LOGOUT_DRAFT_HOURS = 72;

// Somebody who changes the password again and again does not make the answer longer and longer.
const INACTIVITY_LOGOUT_DRAFT_OLD_KEYS_MAX = 5;

function inactivity_logout_keeps_drafts(): bool
{
    return inactivity_logout_option('inactivity_logout_drafts') !== '0';
}

/** Returns for how many hours a draft is kept; whatever is no number means the default. */
function inactivity_logout_draft_hours(): int
{
    $hours = inactivity_logout_option('inactivity_logout_drafts_hours');
    $number = is_numeric($hours) ? (float) $hours : INACTIVITY_LOGOUT_DRAFT_HOURS;

    return (int) max(INACTIVITY_LOGOUT_DRAFT_HOURS_MIN, min(INACTIVITY_LOGOUT_DRAFT_HOURS_MAX, $number));
}

/**
 * Returns what a page is told so that it can keep drafts; null where none are kept.
 *
 * - Must say nothing by which somebody who finds the names in a browser could tell whose they are, or of which page.
 */
function inactivity_logout_draft_config(array $stamp): ?array
{
    $path = (string) ($_SERVER['REQUEST_URI'] ?? '');
    $is_admin_page = inactivity_logout_is_return_path($path, inactivity_logout_admin_path());
    if (!inactivity_logout_keeps_drafts() || !$is_admin_page || inactivity_logout_is_somebody_else($stamp)) {
        return null;
    }

    return [
        'owner' => inactivity_logout_draft_name('owner', (int) $stamp['staff_id'], ''),
        'page' => inactivity_logout_draft_name('page', (int) $stamp['staff_id'], $path),
        'keepForSeconds' => inactivity_logout_draft_hours() * 60 * inactivity_logout_seconds_per_minute(),
        'key' => admin_url(INACTIVITY_LOGOUT_MODULE . '/draft_key'),
    ];
}

/**
 * Answers the request for the key: to whoever is logged in, as herself.
 *
 * - Must be judged like any other request: an expired session gets no key.
 * - Must answer pages of this site alone, and never so that anybody keeps the answer.
 * - Must give nobody a key while she is logged in as somebody else.
 */
function inactivity_logout_answer_draft_key(): void
{
    inactivity_logout_leave_session_cookie_alone();
    if (!inactivity_logout_is_on() || !inactivity_logout_keeps_drafts()) {
        inactivity_logout_answer_json(410, ['error' => 'No drafts are kept.']);
    }
    if (!inactivity_logout_is_get() || !inactivity_logout_is_from_here()) {
        inactivity_logout_answer_json(403, ['error' => 'The key is asked for by a page of this site.']);
    }
    $stamp = is_staff_logged_in() ? inactivity_logout_stamp() : null;
    if ($stamp === null) {
        inactivity_logout_answer_json(401, ['verdict' => 'none']);
    }
    if (inactivity_logout_is_somebody_else($stamp)) {
        inactivity_logout_answer_json(403, ['error' => 'Nobody has drafts of somebody else.']);
    }
    $staff_id = (int) $stamp['staff_id'];
    $keys = array_map(static function (string $password) use ($staff_id): string {
        return inactivity_logout_draft_key($staff_id, $password);
    }, inactivity_logout_draft_passwords($staff_id, inactivity_logout_now()));
    inactivity_logout_answer_json(200, [
        // A page that belongs to somebody else must not take this key for hers.
        'owner' => inactivity_logout_draft_name('owner', $staff_id, ''),
        'keys' => $keys,
        'texts' => inactivity_logout_draft_texts(),
    ]);
}

/** Returns the key that seals what a person types while a password is in use, 256 bits in base 64. */
function inactivity_logout_draft_key(int $staff_id, string $password): string
{
    return base64_encode(inactivity_logout_draft_hash('key', $staff_id, $password));
}

/** Returns what a person or a page is called in a browser's store. */
function inactivity_logout_draft_name(string $of, int $staff_id, string $path): string
{
    return substr(bin2hex(inactivity_logout_draft_hash($of, $staff_id, $path)), 0, INACTIVITY_LOGOUT_SIGNATURE_LENGTH);
}

function inactivity_logout_draft_hash(string $use, int $staff_id, string $text): string
{
    return hash_hmac('sha256', 'draft ' . $use . "\n" . $staff_id . "\n" . $text, inactivity_logout_draft_secret(), true);
}

/**
 * Returns marks of the passwords whose keys a person may have: of the present one first, then of those that were changed
 * less than seven days ago, as far as that was noticed here.
 *
 * - Must keep no password and no hash of one: a mark without the secret can be made from none.
 */
function inactivity_logout_draft_passwords(int $staff_id, float $now): array
{
    $db = get_instance()->db;
    $person = $db->where('staffid', $staff_id)->get(db_prefix() . 'staff')->row();
    $present = inactivity_logout_draft_name('password', $staff_id, $person ? (string) $person->password : '');
    $name = INACTIVITY_LOGOUT_DRAFT_PASSWORDS_OPTION . $staff_id;
    $noted = json_decode(inactivity_logout_read_option($name), true);
    $before = is_array($noted) ? inactivity_logout_draft_passwords_after_change($noted, $present, $now) : [];
    $passwords = [$present => 0] + $before;
    if ($passwords !== $noted) {
        inactivity_logout_try_query(static function () use ($name, $passwords) {
            return update_option($name, (string) json_encode($passwords), 0);
        });
    }

    return array_map('strval', array_keys($passwords));
}

/**
 * Returns the passwords before the present one that still count, with when each ceases to.
 *
 * @param array $noted marks of passwords; 0 for the one that was in use, else until when it counts
 */
function inactivity_logout_draft_passwords_after_change(array $noted, string $present, float $now): array
{
    $kept = [];
    foreach ($noted as $mark => $until) {
        $latest = $now + INACTIVITY_LOGOUT_DRAFT_HOURS_MAX * 3600;
        // One that was in use until now counts from now on; a moment further away was noted by a clock that was ahead.
        $until = (float) $until === 0.0 ? $latest : min((float) $until, $latest);
        if ((string) $mark !== $present && $until > $now) {
            $kept[$mark] = $until;
        }
    }

    return array_slice($kept, 0, INACTIVITY_LOGOUT_DRAFT_OLD_KEYS_MAX, true);
}

/** Returns the secret, and makes one where an upgrade has not run yet. */
function inactivity_logout_draft_secret(): string
{
    static $made = null;
    $secret = $made ?? (string) get_option(INACTIVITY_LOGOUT_DRAFT_SECRET_OPTION);
    if ($secret !== '') {
        return $secret;
    }
    inactivity_logout_make_draft_secret();

    // Of two that made one, the first has made it.
    return $made = inactivity_logout_read_option(INACTIVITY_LOGOUT_DRAFT_SECRET_OPTION);
}

/** add_option() leaves a secret alone that is there. */
function inactivity_logout_make_draft_secret(): void
{
    add_option(INACTIVITY_LOGOUT_DRAFT_SECRET_OPTION, bin2hex(random_bytes(32)));
}

/** Makes what is kept in every browser unreadable, for everybody and for good. */
function inactivity_logout_renew_draft_secret(): void
{
    update_option(INACTIVITY_LOGOUT_DRAFT_SECRET_OPTION, bin2hex(random_bytes(32)));
    inactivity_logout_forget_draft_passwords();
}

function inactivity_logout_forget_draft_passwords(): void
{
    $db = get_instance()->db;
    $db->like('name', INACTIVITY_LOGOUT_DRAFT_PASSWORDS_OPTION, 'after')->delete(db_prefix() . 'options');
}

/** What whoever is offered a draft sees; it comes with the key, so that no page carries it in vain. */
function inactivity_logout_draft_texts(): array
{
    $texts = [];
    foreach (INACTIVITY_LOGOUT_DRAFT_TEXTS as $name => $key) {
        $texts[$name] = _l('inactivity_logout_draft_' . $key);
    }
    $texts['language'] = _l('inactivity_logout_language_code');
    $texts['direction'] = is_rtl() ? 'rtl' : 'ltr';
    $texts['styles'] = (string) file_get_contents(inactivity_logout_asset_path('drafts.css'));

    return $texts;
}

const INACTIVITY_LOGOUT_DRAFT_TEXTS = [
    'title' => 'title',
    'offer' => 'offer',
    'elsewhere' => 'elsewhere',
    'lost' => 'lost',
    'noRoom' => 'no_room',
    'tooLong' => 'too_long',
    'notDiscarded' => 'not_discarded',
    'restore' => 'restore',
    'discard' => 'discard',
    'discardAll' => 'discard_all',
    'close' => 'close',
    'look' => 'look',
    'typed' => 'typed',
    'before' => 'before',
    'onThePage' => 'on_the_page',
    'copyAll' => 'copy_all',
    'copied' => 'copied',
    'changed' => 'changed',
    'gone' => 'gone',
    'use' => 'use',
    'on' => 'on',
    'off' => 'off',
    'onLogout' => 'on_logout',
    'logOutAndKeep' => 'log_out_and_keep',
    'logOutAndDiscard' => 'log_out_and_discard',
];
