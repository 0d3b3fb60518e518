// Who can log in to the stand-in Perfex; the same people and passwords as in php/example-data.php.

export interface Person {
  readonly email: string;
  readonly password: string;
}

/** May do everything. */
export const administrator: Person = { email: 'admin@example.com', password: 'correct horse battery' };

/** An ordinary member of staff. */
export const agent: Person = { email: 'agent@example.com', password: 'staple the tickets' };

/** A member of staff with two-factor login: the code is shown on the page instead of being mailed. */
export const manager: Person = { email: 'manager@example.com', password: 'two factors are better' };

/** The contact of a customer, for the customers area. */
export const customer: Person = { email: 'customer@example.com', password: 'happy to buy again' };
