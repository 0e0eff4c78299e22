import { MyShare, type ShareTrack } from '@/components/result/MyShare';
import type { ResultPart } from '@/components/result/ResultView';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';

/** Where the reader's own share went: the page knows nobody, the device may. */
export function MineBlock({ language, id, published: { tracks } }: ResultPart) {
  const { mine: text, tool } = messages(language).result;
  const shares: ShareTrack[] = tracks.map(({ track, names, shared, lines }) => ({
    track,
    name: names[language],
    shared:
      shared === null ? null : { endowment: shared.endowment, rounds: shared.rounds, worth: shared.worth },
    titles: Object.fromEntries(lines.map(({ number, title }) => [number, title])),
    winners: lines.filter(({ won }) => won).map(({ number }) => number),
  }));
  return (
    <Block id="mine" title={text.title} lead={<p>{text.lead}</p>}>
      <noscript>
        <p>{text.noScript}</p>
      </noscript>
      <MyShare language={language} words={tool} election={id} tracks={shares} />
    </Block>
  );
}
