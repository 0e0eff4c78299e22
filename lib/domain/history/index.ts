export * from '@/lib/domain/history/changes-page';
export * from '@/lib/domain/history/dated';
export * from '@/lib/domain/history/diff';
export * from '@/lib/domain/history/moment';
export * from '@/lib/domain/history/paths';
export * from '@/lib/domain/history/sums';
