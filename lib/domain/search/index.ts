export * from '@/lib/domain/search/fold';
export * from '@/lib/domain/search/marks';
export * from '@/lib/domain/search/particles';
export * from '@/lib/domain/search/places';
export * from '@/lib/domain/search/query';
export * from '@/lib/domain/search/state';
export * from '@/lib/domain/search/types';
