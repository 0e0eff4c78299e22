import type { Mix, Program } from '@/prisma/demo/catalogue/program';
import { anyDepartments } from '@/prisma/demo/departments';
import { type GovernmentFacts, isHeadOffice, type Kind, upperShort } from '@/prisma/demo/facts/governments';
import { PLACES } from '@/prisma/demo/places';
import { random, type Random } from '@/prisma/demo/random';

/** How a government marks what the nation or the province pays a part of. */
const NATIONAL_MARKS = [
  '(보조)',
  '(국비)',
  '(국고보조)',
  '(국비보조)',
  '(국고)',
  '<보조>',
  '[국비]',
  '(국)…',
  '',
  '',
];
const PROVINCIAL_MARKS: Record<Kind, readonly string[]> = {
  M: [''],
  P: [''],
  D: ['(시비보조)', '(시비)', '', ''],
  C: ['(도비)', '(도비보조)', '', ''],
  G: ['(도비)', '(도비보조)', '', ''],
};
const NATIONAL_MIXES = new Set<Mix>(['n50', 'n70', 'n100', 'livelihood']);

/** The word a government has for itself, as in 시민, 구민, 군민, 도민. */
const SELF: Record<Kind, string> = { M: '시', P: '도', D: '구', C: '시', G: '군' };

function stem(government: GovernmentFacts): string {
  if (isHeadOffice(government.lafCd)) return upperShort(government.lafCd);
  return government.name.length > 2 ? government.name.slice(0, -1) : government.name;
}

/** 시립 → 군립 in a county, 주민자치 `동` → `면` in the country. */
function localized(form: string, government: GovernmentFacts, chance: Random): string {
  const self = SELF[government.kind];
  const named = form.replace(
    /[시구군도](립(?!무용)|정홍보|민안전|민대학|세 |체육회)/g,
    (_, rest: string) => self + rest,
  );
  const rural = government.kind === 'G' || (government.kind === 'C' && chance.chance(0.4));
  return rural ? named.replace(/\{p\}동/g, '{p}면') : named;
}

function marked(name: string, seed: number, government: GovernmentFacts, mix: Mix, chance: Random): string {
  const style = random(seed, government.lafCd, 'marks');
  const national = style.pick(NATIONAL_MARKS);
  const provincial = style.pick(PROVINCIAL_MARKS[government.kind]);
  const often = isHeadOffice(government.lafCd) ? 0.3 : 0.6;
  if (NATIONAL_MIXES.has(mix) && chance.chance(often))
    return national.endsWith('…') ? national.slice(0, -1) + name : name + national;
  if (mix === 'prov' && chance.chance(0.5)) return name + provincial;
  return name;
}

/** A project's name in a government: one of the programme's forms, its places filled in, with the marks used there. */
export function projectName(
  seed: number,
  government: GovernmentFacts,
  program: Program,
  chance: Random,
): string {
  const form = localized(chance.pick(program.names), government, chance);
  const filled = form
    .replace(/\{g\}/g, stem(government))
    .replace(/\{d\}/g, () => chance.pick(anyDepartments(government)))
    .replace(/\{p\}/g, () => chance.pick(PLACES));
  return marked(filled, seed, government, program.mix, chance);
}
