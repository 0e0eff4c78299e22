import { ShareButtons } from '@/components/discussion/ShareButtons';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** With scheme and host. */
  address: string;
  title: string;
}

/** The proposal's address, to be copied by hand; with script, buttons do it. */
export function SharePart({ language, address, title }: Props) {
  const { discussion: text } = messages(language);
  const { copy, copied, notCopied, share } = text;
  return (
    <Block id="share" title={text.shareTitle}>
      <p className="field">
        <label htmlFor="share-address">{text.shareLabel}</label>
        <input id="share-address" type="url" readOnly defaultValue={address} />
      </p>
      <ShareButtons words={{ copy, copied, notCopied, share }} address={address} title={title} />
    </Block>
  );
}
