// Which fields are kept, and how each is found again.
import { expect, test } from '@playwright/test';
import { formOf, isCardNumber, isKept, nameFields, ownName, type FieldDescription } from './draft-fields.js';

const FIELD: FieldDescription = {
  type: 'text',
  name: 'company',
  id: '',
  autocomplete: '',
  isExcluded: false,
  form: '/admin/clients/client/5',
  option: '',
};

for (const field of [
  { type: 'text' },
  { type: 'textarea', name: 'message' },
  { type: 'editor', name: '', id: '' },
  { type: 'select-one', name: 'country' },
  { type: 'checkbox', name: 'show_primary_contact' },
  { type: 'radio', name: 'priority' },
  { type: 'number', name: 'hours' },
  { autocomplete: 'off' },
  { autocomplete: 'section-a shipping street-address' },
  { autocomplete: 'section-acc-1 email' },
  { name: '', id: 'note' },
  { name: 'compass_bearing' },
  { name: 'spinning' },
  { name: 'discard_notes' },
  { name: 'business_card_notes' },
]) {
  test(`kept: ${JSON.stringify(field)}`, () => {
    expect(isKept({ ...FIELD, ...field })).toBe(true);
  });
}

for (const [index, field] of [
  { type: 'password', name: 'secret' },
  { type: 'hidden' },
  { type: 'file' },
  { type: 'search' },
  { type: 'submit' },
  { type: 'button' },
  { type: 'text-to-come' },
  { type: 'secret-text' },
  { autocomplete: 'one-time-code' },
  { autocomplete: 'current-password' },
  { autocomplete: 'New-Password' },
  { autocomplete: 'cc-number' },
  { autocomplete: 'billing cc-csc' },
  { name: 'password' },
  { name: 'settings[smtp_password]' },
  { id: 'passwordr' },
  { name: 'userPwd' },
  { name: 'settings[paymentmethod_stripe_api_secret_key]' },
  { name: 'api-key' },
  { name: 'apikey' },
  { name: 'settings[api][key]' },
  { name: 'cardNumber' },
  { name: 'cardnumber' },
  { name: 'card_no' },
  { name: 'cvv' },
  { name: 'otp' },
  { name: 'onetimecode' },
  { name: 'two_factor_code' },
  { name: 'twofactor' },
  { name: 'pin' },
  { name: 'access_token' },
  { name: 'accessToken' },
  { isExcluded: true },
  { name: '', id: '' },
].entries()) {
  const tag = index === 0 ? ['@catches:passwords-are-kept'] : [];
  test(`not kept: ${JSON.stringify(field)}`, { tag }, () => {
    expect(isKept({ ...FIELD, ...field, ...(index === 0 ? { name: 'word' } : {}) })).toBe(false);
  });
}

for (const [text, isCard] of [
  ['4111 1111 1111 1111', true],
  ['4111-1111-1111-1111', true],
  ['378282246310005', true],
  ['6011000990139424', true],
  ['4111111111111112', false],
  ['call 4111111111111111 back', false],
  ['call 4111111111111111', false],
  ['+49 30 1234567', false],
  ['', false],
  [`4111111111111111${' '.repeat(1000)}`, false],
] as const) {
  test(`"${text.slice(0, 30)}" is ${isCard ? '' : 'not '}the number of a card`, () => {
    expect(isCardNumber(text)).toBe(isCard);
  });
}

const named = (fields: readonly Partial<FieldDescription>[]): string[] =>
  nameFields(fields.map((field) => ({ ...FIELD, ...field })));

test('a field is called the same when others came before it', () => {
  const [company] = named([{}]);
  expect(named([{ name: 'vat' }, { name: 'new' }, {}])[2]).toBe(company);
});

test('a field is called the same when others have gone', () => {
  const [, , company] = named([{ name: 'vat' }, { name: 'city' }, {}]);
  expect(named([{ name: 'city' }, {}])[1]).toBe(company);
});

test('a field that was renamed is another one, and is not taken for what has its place now', () => {
  const before = named([{}, { name: 'vat' }]);
  const after = named([{ name: 'company_name' }, { name: 'vat' }]);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('fields that share form and name are told apart by their order', () => {
  expect(new Set(named([{}, {}, {}])).size).toBe(3);
});

test(
  'the same field of another record is another field',
  { tag: '@catches:text-offered-for-another-record' },
  () => {
    const [here] = named([{}]);
    expect(named([{ form: '/admin/clients/client/6' }])).not.toContain(here);
  },
);

test('a field is called by its name, not by an id that is made anew each time', () => {
  expect(named([{ id: 'a-1' }])).toEqual(named([{ id: 'a-2' }]));
});

test('a field says what form it stands in', () => {
  expect(named([{}, { form: '' }]).map(formOf)).toEqual(['/admin/clients/client/5', '']);
});

test('an update of the module calls each field what it was called before: drafts outlive it', () => {
  expect(named([{}, {}, { option: 'yes' }, { form: '', name: '', type: 'editor' }])).toEqual([
    '/admin/clients/client/5\ncompany\n\n0',
    '/admin/clients/client/5\ncompany\n\n1',
    '/admin/clients/client/5\ncompany\nyes\n0',
    '\neditor\n\n0',
  ]);
});

test('a field says by what name it goes', () => {
  expect(named([{}, { name: '', id: 'note' }]).map(ownName)).toEqual(['company', 'note']);
  expect(ownName('')).toBe('');
});
