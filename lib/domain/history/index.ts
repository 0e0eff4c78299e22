export * from '@/lib/domain/history/diff';
export * from '@/lib/domain/history/moment';
export * from '@/lib/domain/history/sums';
