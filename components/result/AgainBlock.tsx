import { RecountHere } from '@/components/result/RecountHere';
import type { ResultPart } from '@/components/result/ResultView';
import { filesPath } from '@/components/result/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';

/** Counting again: here on the device, by command, and track by track on the page for it. */
export function AgainBlock({ language, id, published: { sha256, tracks, numbers } }: ResultPart) {
  const { recount, result } = messages(language);
  const { again: text, tool } = result;
  return (
    <Block id="again" title={text.title} lead={<p>{text.lead}</p>}>
      <noscript>
        <p>{text.noScript}</p>
      </noscript>
      <RecountHere
        words={tool}
        folder={filesPath(id)}
        files={numbers.tracks.map(({ file }) => file)}
        seed={tracks.some(({ ties }) => ties.endsWith('lot'))}
        sha256={sha256}
      />
      <p>{text.command}</p>
      <pre className="command">
        <code>{`npm run -s gotgan -- recount https://…${filesPath(id)}`}</code>
      </pre>
      <p>
        <Link language={language} href="/participate/recount">
          {recount.link}
        </Link>
      </p>
    </Block>
  );
}
