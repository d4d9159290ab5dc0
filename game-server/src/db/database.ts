import postgres from 'postgres';

export type Sql = postgres.Sql;
export type Tx = postgres.TransactionSql;

/** The pool that the product's own code uses. */
export function openDatabase(url: string): Sql {
  return postgres(url, { max: 8, onnotice: () => {}, connection: { application_name: 'clearhall' } });
}

/** A pool that sees only the accounts' schema; better-auth names its tables without one. */
export function openAuthDatabase(url: string): Sql {
  return postgres(url, {
    max: 4,
    onnotice: () => {},
    connection: { application_name: 'clearhall-auth', search_path: 'auth' },
  });
}
