import type { FileProcess } from '@/lib/cli/proposals/process-row';
import type { PbFile } from '@/lib/domain/participation';
import { wholeWon } from '@/lib/domain/process/import/amounts';
import { shortened } from '@/lib/domain/quarantine';

const LONGEST = 160;

/** What META says of the process: its unit and instance as titles, its budget as ceiling where it is whole won. */
export function pbProcess({ meta, budget }: PbFile): FileProcess {
  const ceiling = wholeWon(budget);
  const place = [meta['unit'], meta['instance']]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
  const isTitle = place !== '' && place.length <= LONGEST;
  return {
    titles: isTitle ? titlesOf(shortened(place)) : null,
    ceiling: typeof ceiling === 'string' ? null : ceiling,
    remark: remarkOf(meta['currency'] ?? ''),
  };
}

const titlesOf = (place: string) => ({
  ko: `${place} 주민참여예산`,
  en: `Participatory budget of ${place}`,
});

/** Readers of pages have to know that an amount is none in won. */
function remarkOf(currency: string): FileProcess['remark'] {
  if (currency === 'KRW') return null;
  const named = shortened(currency);
  return currency === ''
    ? {
        ko: '자료에 통화가 적혀 있지 않아 금액을 숫자 그대로 원으로 적었습니다.',
        en: 'The file names no currency: its amounts stand as so many won.',
      }
    : {
        ko: `자료의 통화는 ${named}이며, 금액은 숫자 그대로 원으로 적었습니다.`,
        en: `The amounts are in ${named} in the file, and stand as so many won.`,
      };
}
