<?php

defined('BASEPATH') or exit('No direct script access allowed');

// What other modules may change by a filter (docs/interface.md#filters), and how far: the policy of a person, which they can
// only make stricter, and the words of the login page. Whatever they answer, people get in and out as without them.

// What of a policy a filter is given. Not the longest time of a login: whoever is at work would have to be warned of a change,
// and nobody could say since when it is in force.
const INACTIVITY_LOGOUT_FILTERED = ['timeout_minutes', 'warning_seconds'];

const INACTIVITY_LOGOUT_CAUSE_LENGTH_MAX = 500;

/**
 * Returns the policy of a person: the administrator's, or what another module makes of it for her.
 *
 * - Must be the same throughout a request: the page is told what the judge goes by.
 * - Must be the administrator's for a filter that asks for it in turn.
 */
function inactivity_logout_policy_of(int $staff_id): array
{
    static $answers = [];
    $policy = inactivity_logout_policy();
    $values = array_intersect_key($policy, array_flip(INACTIVITY_LOGOUT_FILTERED));
    // By the values, too: what an administrator saves in this request is in force in it.
    $asked = $staff_id . ' ' . json_encode($values);
    if (!isset($answers[$asked])) {
        $answers[$asked] = $values;
        $answers[$asked] = inactivity_logout_stricter(
            inactivity_logout_filtered('inactivity_logout_policy', $values, $staff_id),
            $values,
            $policy['lifetime_hours']
        );
    }
    if ($answers[$asked] === $values) {
        return $policy;
    }

    return inactivity_logout_durations(
        $answers[$asked]['timeout_minutes'],
        $answers[$asked]['warning_seconds'],
        $policy['lifetime_hours'],
        inactivity_logout_seconds_per_minute()
    ) + $answers[$asked] + $policy;
}

/**
 * Returns what a filter's answer makes of the administrator's values.
 *
 * - Must never be longer than what the administrator has set, nor shorter than what could be set.
 * - Must leave as it is what the answer has no such number for, and everything where it is no answer.
 *
 * @param mixed $answer
 */
function inactivity_logout_stricter($answer, array $values, ?int $lifetime_hours): array
{
    $minutes = inactivity_logout_number_within(
        is_array($answer) ? ($answer['timeout_minutes'] ?? null) : null,
        INACTIVITY_LOGOUT_MINUTES_MIN,
        $values['timeout_minutes']
    ) ?? $values['timeout_minutes'];
    $longest = inactivity_logout_longest_warning($minutes, $lifetime_hours);
    $warning = inactivity_logout_number_within(
        is_array($answer) ? ($answer['warning_seconds'] ?? null) : null,
        INACTIVITY_LOGOUT_WARNING_SECONDS_MIN,
        $longest
    ) ?? $values['warning_seconds'];

    return ['timeout_minutes' => $minutes, 'warning_seconds' => min($warning, $longest)];
}

/**
 * Returns a whole number within limits; null for whatever is none.
 *
 * @param mixed $number
 */
function inactivity_logout_number_within($number, int $least, int $most): ?int
{
    $is_within = is_numeric($number) && $number >= $least && $number <= $most;

    return $is_within ? (int) $number : null;
}

/** Returns the words by which the login page says a cause, as other modules have them; ours where theirs are no words. */
function inactivity_logout_words_for(string $cause, string $words): string
{
    $answer = inactivity_logout_filtered('inactivity_logout_cause', $words, $cause);
    $are_words = is_string($answer) && trim($answer) !== '' && mb_check_encoding($answer, 'UTF-8')
        && mb_strlen($answer) <= INACTIVITY_LOGOUT_CAUSE_LENGTH_MAX;

    return $are_words ? $answer : $words;
}

/**
 * Returns what other modules make of a value; the value itself where one of them throws.
 *
 * @param mixed $value
 * @param mixed $about
 *
 * @return mixed
 */
function inactivity_logout_filtered(string $name, $value, $about)
{
    try {
        return hooks()->apply_filters($name, $value, $about);
    } catch (Throwable $problem) {
        log_message('error', 'Inactivity Logout Master: ' . $name . ': ' . $problem->getMessage());

        return $value;
    }
}
