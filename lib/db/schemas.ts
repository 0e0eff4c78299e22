/**
 * The schemas that the portal's migrations fill: what pages read, who may vote, and the ballot box. The worker's queue has one of its
 * own, which its library makes.
 */
export const PORTAL_SCHEMAS = ['public', 'identity', 'ballotbox'] as const;

/** Everything that the migrations made, gone, and a database that they can begin with: one statement, done whole or not at all. */
export const EMPTY_SCHEMAS =
  'DROP SCHEMA IF EXISTS ballotbox, identity CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public';
