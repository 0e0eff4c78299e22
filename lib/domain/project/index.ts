// What any part may use, browser included. The key, the public id and the row hash need Node's crypto: import
// `identity` and `row-hash` by their own paths.
export * from '@/lib/domain/project/amount-text';
export * from '@/lib/domain/project/columns';
export * from '@/lib/domain/project/flags';
export * from '@/lib/domain/project/types';
