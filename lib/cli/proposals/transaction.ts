import type pg from 'pg';

/** Undoes a transaction. @returns whether the connection is broken: it is no good to anybody then */
export const rollback = (client: pg.PoolClient): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => false,
    () => true,
  );
