import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { aboutPath } from '@/lib/domain/questions/about';
import type { AskedThing, Governments } from '@/lib/domain/questions/types';

interface Props {
  language: Language;
  thing: AskedThing;
}

/** What is asked about, as it was called then, with the way to it. */
export function ThingLink({ language, thing }: Props) {
  return (
    <Link language={language} href={aboutPath(thing.kind, thing.ref)}>
      <ThingTitle language={language} thing={thing} />
    </Link>
  );
}

function ThingTitle({ language, thing: { kind, ref, titles } }: Props) {
  const { questions: text } = messages(language);
  const isNamedInKorean = titles.ko === titles.en && language !== 'ko';
  const title = isNamedInKorean ? <span lang="ko">{titles.ko}</span> : titles[language];
  if (kind !== 'receipt') return title;
  // A receipt's path says its date behind the run.
  const [, , , asOf = ''] = ref.split('/');
  return text.thingAsOf(titles[language], date(asOf, language));
}

/** Whose officials answer, in words. */
export function placeText(language: Language, governments: Governments, lafCd: string | null): string {
  const { questions: text } = messages(language);
  return lafCd === null ? text.operators : (governments[lafCd]?.names[language] ?? lafCd);
}
