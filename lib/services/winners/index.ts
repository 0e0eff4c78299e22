import type { AnyAction } from '@/lib/services/action';
import { tieContract, untieContract } from '@/lib/services/winners/contracts';
import { tieWinner, untieWinner } from '@/lib/services/winners/tie';

export const winnersActions: readonly AnyAction[] = [tieWinner, untieWinner, tieContract, untieContract];
