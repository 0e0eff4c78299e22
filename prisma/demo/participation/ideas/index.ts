import { CARE } from '@/prisma/demo/participation/ideas/care';
import { GREEN } from '@/prisma/demo/participation/ideas/green';
import { STREETS } from '@/prisma/demo/participation/ideas/streets';
import { TOGETHER } from '@/prisma/demo/participation/ideas/together';
import { YOUNG } from '@/prisma/demo/participation/ideas/young';

export const IDEAS = [...STREETS, ...GREEN, ...CARE, ...TOGETHER, ...YOUNG];
