// Bugs of what is kept of unsaved text, and of who gets it back.
import type { MutationName } from '../list.js';
import type { Plant } from '../plants.js';

export const IN_THE_DRAFTS = {
  'expired-sessions-get-the-key': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/request.php',
        find: "[INACTIVITY_LOGOUT_MODULE, 'worker']], true);",
        replace: "[INACTIVITY_LOGOUT_MODULE, 'worker'], [INACTIVITY_LOGOUT_MODULE, 'draft_key']], true);",
      },
    ],
    caughtBy: ['@catches:expired-sessions-get-the-key'],
  },

  'drafts-of-somebody-else': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/go-on-as-another-person.php',
        find: "(int) ($stamp['typed_by'] ?? $stamp['staff_id']) !== (int) $stamp['staff_id']",
        replace: 'false',
      },
    ],
    caughtBy: ['@catches:drafts-of-somebody-else'],
  },

  'old-drafts-lost-with-the-password': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/drafts.php',
        find: 'is_array($noted) ? inactivity_logout_draft_passwords_after_change($noted, $present, $now) : []',
        replace: '[]',
      },
    ],
    caughtBy: ['@catches:old-drafts-lost-with-the-password'],
  },

  'drafts-outlive-the-switch': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/settings.php',
        find: '        inactivity_logout_renew_draft_secret();\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:drafts-outlive-the-switch'],
  },

  'passwords-are-kept': {
    edits: [
      {
        file: 'core/draft-fields.ts',
        find: '/^(text|email|',
        replace: '/^(password|text|email|',
      },
    ],
    caughtBy: ['@catches:passwords-are-kept', '@catches:passwords-are-kept/browser'],
  },

  'text-offered-for-another-record': {
    edits: [
      {
        file: 'core/draft-fields.ts',
        find: 'const called = [form, name',
        replace: "const called = ['', name",
      },
      {
        file: 'core/draft-fields.ts',
        find: '({ form, name, id, type, option })',
        replace: '({ name, id, type, option })',
      },
    ],
    caughtBy: ['@catches:text-offered-for-another-record'],
  },

  'newer-text-overwritten': {
    edits: [
      {
        file: 'core/draft.ts',
        find: "markOf(now.value) === field.upon ? 'fits' : 'changed'",
        replace: "'fits'",
      },
    ],
    caughtBy: ['@catches:newer-text-overwritten'],
  },

  'changes-of-two-without-what-both-began-with': {
    edits: [
      {
        file: 'src/draft-collector.ts',
        find: ', before: keptBefore(kind, text) });',
        replace: ', before: keptBefore(kind, text) && undefined });',
      },
    ],
    caughtBy: ['@catches:changes-of-two-without-what-both-began-with'],
  },

  'numbers-of-cards-kept-as-what-was-there': {
    edits: [
      {
        file: 'core/draft.ts',
        find: ' && !isCardNumber(before) ? before',
        replace: ' ? before',
      },
    ],
    caughtBy: ['@catches:numbers-of-cards-kept-as-what-was-there'],
  },

  'drafts-kept-for-ever': {
    edits: [
      {
        file: 'core/draft-store.ts',
        find: '.filter(({ until }) => until > now)',
        replace: '.filter(({ until }) => until > 0)',
      },
    ],
    caughtBy: ['@catches:drafts-kept-for-ever'],
  },

  'unsaved-text-is-lost': {
    edits: [
      {
        file: 'src/draft-collector.ts',
        find: 'if (isTyped || wasTyped) waiting.add(form);',
        replace: 'if (wasTyped) waiting.add(form);',
      },
    ],
    caughtBy: ['@catches:unsaved-text-is-lost'],
  },

  'drafts-offered-to-anybody': {
    edits: [
      {
        file: 'perfex/inactivity_logout_master/includes/drafts.php',
        find: '. "\\n" . $staff_id . "\\n" .',
        replace: '. "\\n" .',
      },
    ],
    caughtBy: ['@catches:drafts-offered-to-anybody'],
  },

  'saved-text-is-offered': {
    edits: [
      {
        file: 'src/draft-saved.ts',
        find: 'return of === session && hasArrived ? id : undefined;',
        replace: 'return of === session && hasArrived && !id ? id : undefined;',
      },
    ],
    caughtBy: ['@catches:saved-text-is-offered'],
  },

  'broken-drafts-are-silently-gone': {
    edits: [
      {
        file: 'src/draft-offer.ts',
        find: "shown.set(id, announce(say('lost', at), row(discardButton(id))));",
        replace: 'discard([id]);',
      },
    ],
    caughtBy: ['@catches:broken-drafts-are-silently-gone'],
  },

  'editors-that-come-late': {
    edits: [
      {
        file: 'src/draft-offer.ts',
        find: 'if (offered === drawn) return;',
        replace: 'if (drawn !== undefined) return;',
      },
    ],
    caughtBy: ['@catches:editors-that-come-late'],
  },

  'choices-restored-unasked': {
    edits: [
      {
        file: 'core/draft.ts',
        find: "  if (!isWritten(field)) return 'asked';\n",
        replace: '',
      },
    ],
    caughtBy: ['@catches:choices-restored-unasked'],
  },

  'saved-in-the-background-is-offered': {
    edits: [
      {
        file: 'src/draft-collector.ts',
        find: 'return saved.length > 0 ? () => void drop(saved) : undefined;',
        replace: 'return saved.length > 99 ? () => void drop(saved) : undefined;',
      },
    ],
    caughtBy: [
      '@catches:saved-in-the-background-is-offered',
      '@catches:saved-in-the-background-is-offered/fetch',
      '@catches:saved-in-the-background-is-offered/request',
    ],
  },

  'checked-fields-taken-for-saved': {
    edits: [
      {
        file: 'core/draft.ts',
        find: 'needed.length > 0 && needed.every(',
        replace: 'needed.length > 0 && needed.some(',
      },
    ],
    caughtBy: ['@catches:checked-fields-taken-for-saved'],
  },

  'the-warning-does-not-ask': {
    edits: [
      {
        file: 'src/drafts.ts',
        find: ', [role=alertdialog]:not([aria-labelledby^=preview]) button:not(.stay)',
        replace: '',
      },
    ],
    caughtBy: ['@catches:the-warning-does-not-ask'],
  },

  'text-restored-into-a-row-that-is-gone': {
    edits: [
      {
        file: 'src/draft-offer.ts',
        find: 'const now = fieldsNow().find(({ called }) => called === field.called);',
        replace: 'const now = open.find((one) => one.field === field)?.now;',
      },
    ],
    caughtBy: ['@catches:text-restored-into-a-row-that-is-gone'],
  },

  'long-texts-offered-though-saved': {
    edits: [
      {
        file: 'src/draft-collector.ts',
        find: '    if (!roughly) for (const element of rough) elements.add(element);\n',
        replace: '',
      },
    ],
    caughtBy: ['@catches:long-texts-offered-though-saved'],
  },

  'long-texts-cannot-be-copied': {
    edits: [
      {
        file: 'src/draft-offer.ts',
        find: "setData('text/plain', words)",
        replace: "setData('text/plain', area.value)",
      },
    ],
    caughtBy: ['@catches:long-texts-cannot-be-copied'],
  },

  'long-texts-dropped-without-a-word': {
    edits: [
      {
        file: 'src/draft-collector.ts',
        find: "    if (fields.length < all.length) onUnkept('tooLong');\n",
        replace: '',
      },
    ],
    caughtBy: ['@catches:long-texts-dropped-without-a-word'],
  },

  'drafts-missing-without-a-word': {
    edits: [
      {
        file: 'src/drafts.ts',
        find: 'if (!canSeal) sayThatNothingIsKept();',
        replace: 'if (!canSeal) return;',
      },
    ],
    caughtBy: ['@catches:drafts-missing-without-a-word'],
  },

  'discarded-text-comes-back': {
    edits: [
      {
        file: 'src/drafts.ts',
        find: "    if (!answer?.isDone) (await showOffers())?.sayFailed('notDiscarded');\n",
        replace: '',
      },
    ],
    caughtBy: ['@catches:discarded-text-comes-back'],
  },

  'drafts-unread-on-a-full-disk': {
    edits: [
      {
        file: 'sw/drafts.ts',
        find: 'if (!isFull && JSON.stringify(after) !== JSON.stringify(before)) store.put(',
        replace: 'store.put(',
      },
      {
        file: 'sw/drafts.ts',
        find: "if (isFull || message.type === 'KEEP_DRAFT') throw problem;",
        replace: 'throw problem;',
      },
    ],
    caughtBy: ['@catches:drafts-unread-on-a-full-disk'],
  },

  'discarding-takes-room': {
    edits: [
      {
        file: 'sw/drafts.ts',
        find: "if (isFull || message.type === 'KEEP_DRAFT') throw problem;",
        replace: 'throw problem;',
      },
    ],
    caughtBy: ['@catches:discarding-takes-room'],
  },

  'restored-text-gone-from-a-full-disk': {
    edits: [
      {
        file: 'src/drafts.ts',
        find: 'if (collector.isKept()) await discard([id]);',
        replace: 'await discard([id]);',
      },
    ],
    caughtBy: ['@catches:restored-text-gone-from-a-full-disk'],
  },

  'drafts-lead-elsewhere': {
    edits: [
      {
        file: 'core/draft.ts',
        find: '[^\\0- ]*$/.test(path)',
        replace: '/.test(path)',
      },
    ],
    caughtBy: ['@catches:drafts-lead-elsewhere'],
  },

  'drafts-from-no-moment': {
    edits: [
      {
        file: 'core/draft-store.ts',
        find: ' && Math.abs(at as number) <= MOMENT_MAX',
        replace: '',
      },
    ],
    caughtBy: ['@catches:drafts-from-no-moment'],
  },

  'discarded-text-offered-in-another-tab': {
    edits: [
      {
        file: 'src/drafts.ts',
        find: '() => void (document.hidden ? collector.collect() : refresh()),',
        replace: '() => void collector.collect(),',
      },
    ],
    caughtBy: [
      '@catches:discarded-text-offered-in-another-tab',
      '@catches:discarded-text-offered-in-another-tab/saved',
    ],
  },

  'keys-that-can-be-read': {
    edits: [
      {
        file: 'src/draft-key.ts',
        find: "'raw', bytes, AES, false,",
        replace: "'raw', bytes, AES, true,",
      },
    ],
    caughtBy: ['@catches:keys-that-can-be-read'],
  },
} as const satisfies { readonly [Name in MutationName]?: Plant };
