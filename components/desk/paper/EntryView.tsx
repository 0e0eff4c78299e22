import { PaperForm } from '@/components/desk/paper/form-parts';
import { OpenSheets } from '@/components/desk/paper/OpenSheets';
import { type PaperDeskProps, Where } from '@/components/desk/paper/PaperDeskView';
import { paperDesk } from '@/components/desk/paper/paths';
import { SheetEntry } from '@/components/desk/paper/SheetEntry';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { lastSerial, type PaperBundle } from '@/lib/domain/ballot/paper';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { count } from '@/lib/domain/format';

interface Props extends PaperDeskProps {
  bundle: PaperBundle;
  rules: BallotRules;
  said: string | null;
}

/** What one officer enters of the sheets of a bundle, and the way to finish it. */
export function EntryView({ bundle, rules, said, ...props }: Props) {
  const { language, desk, token } = props;
  const { paper: text } = messages(language);
  return (
    <>
      <h1>{text.entryTitle(String(bundle.number))}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.entryLead}</p>
      <p>
        {bundle.station} · {rules.name[language]}
      </p>
      {desk.state === 'ending' && desk.keys !== null ? (
        <>
          <noscript>
            <p>{text.entryScript}</p>
          </noscript>
          {bundle.unused === null ? (
            <SheetEntry
              words={text.entry}
              language={language}
              token={token}
              rules={rules}
              keys={desk.keys}
              bundle={{ number: bundle.number, first: bundle.firstSerial, last: lastSerial(bundle) }}
            />
          ) : null}
          <OpenSheets language={language} desk={desk} />
          <Finish {...props} bundle={bundle} />
        </>
      ) : (
        <Where language={language} desk={desk} />
      )}
      <p>
        <Link language={language} href={paperDesk(desk.process)}>
          {text.toPaper}
        </Link>
      </p>
    </>
  );
}

function Finish({ desk: _, bundle, ...forms }: PaperDeskProps & { bundle: PaperBundle }) {
  const { paper: text } = messages(forms.language);
  const action = bundle.unused === null ? 'paper.finish' : 'paper.reopen';
  return (
    <Block id="finish" title={text.finishTitle}>
      <p>{bundle.unused === null ? text.finishText : text.finished(count(bundle.unused))}</p>
      <PaperForm {...forms} action={action} label={text.finishTitle}>
        {(parts) => (
          <>
            <input type="hidden" name="bundle" value={bundle.number} />
            {bundle.unused === null ? (
              <TextField
                {...parts}
                name="unused"
                label={text.fields.unused}
                inputMode="numeric"
                maxLength={3}
                required
              />
            ) : null}
            <Button kind="secondary">{bundle.unused === null ? text.finish : text.reopen}</Button>
          </>
        )}
      </PaperForm>
    </Block>
  );
}
