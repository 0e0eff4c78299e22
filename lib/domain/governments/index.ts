export * from '@/lib/domain/governments/closure';
export * from '@/lib/domain/governments/codes';
export * from '@/lib/domain/governments/find';
export * from '@/lib/domain/governments/names';
export * from '@/lib/domain/governments/peers';
export * from '@/lib/domain/governments/register';
export * from '@/lib/domain/governments/types';
export * from '@/lib/domain/governments/validity';
