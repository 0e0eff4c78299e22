import { bare, exact, shareOf, shown, type Unit } from '@/components/recount/money';
import type { Language } from '@/lib/domain/language';

/** Votes on this portal are in won. */
export const wonIn = (language: Language): Unit => ({ language, currency: 'KRW' });

/** An amount of a result, whole or `p/q`, in won: parts of a won are never rounded up. */
export const wonText = (amount: string, language: Language) => exact(shareOf(amount), wonIn(language));

/** The same in figures alone. */
export const wonBare = (amount: string) => bare(shareOf(amount));

/** A computed amount, to be shown. */
export const wonShown = (amount: number, language: Language) => exact(shown(amount), wonIn(language));
