export * from '@/lib/domain/participation/election';
export * from '@/lib/domain/participation/explain';
export * from '@/lib/domain/participation/fraction';
export * from '@/lib/domain/participation/pb';
export * from '@/lib/domain/participation/tally';
export * from '@/lib/domain/participation/ties';
