import type { AnyAction } from '@/lib/services/action';
import { publishCount } from '@/lib/services/count/publish';
import { setSeed } from '@/lib/services/count/set-seed';
import { submitCount } from '@/lib/services/count/submit';

export const countActions: readonly AnyAction[] = [setSeed, submitCount, publishCount];
