import { FileField } from '@/components/form/FileField';
import { type CountForms, DeskForm } from '@/components/result/DeskForm';
import { StatementsPart } from '@/components/result/StatementsPart';
import { exportPath, filesPath } from '@/components/result/paths';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { EXPORTED } from '@/lib/domain/ballot/count-export';
import type { CountDesk } from '@/lib/domain/ballot/count-desk';
import { moment } from '@/lib/domain/format';

/** Files that everybody can have, and those that are given by role. */
const OPEN = [EXPORTED.rules, EXPORTED.heads, EXPORTED.leaves];
const OWN = [EXPORTED.election, EXPORTED.ballots];

export interface CountProps extends CountForms {
  desk: CountDesk;
  /** Whether whoever looks may send the forms. */
  mayAct: boolean;
}

/** The count of a vote, as its election office sees it through: files out, seed, what machines signed, publication. */
export function CountBlock(props: CountProps) {
  const { language, desk } = props;
  const { desk: text } = messages(language).result;
  return (
    <Block id="count" title={text.title} lead={<p>{text.lead}</p>}>
      {desk.closed ? <Closed {...props} /> : <p>{text.notClosed}</p>}
    </Block>
  );
}

function Closed(props: CountProps) {
  const { language, desk } = props;
  const { desk: text } = messages(language).result;
  if (desk.publishedAt !== null)
    return (
      <>
        <p>
          {text.publishedAt(moment(desk.publishedAt, language))}{' '}
          <Link language={language} href={`/participate/${desk.process}/result`}>
            {text.toResult}
          </Link>
        </p>
        <StatementsPart {...props} />
      </>
    );
  return (
    <>
      <ExportPart {...props} />
      <SeedPart {...props} />
      <StatementsPart {...props} />
      {props.mayAct ? <Sending {...props} /> : null}
    </>
  );
}

function ExportPart({ language, desk }: CountProps) {
  const { desk: text } = messages(language).result;
  return (
    <>
      <h3>{text.exportTitle}</h3>
      <p>{text.exportText(desk.process)}</p>
      <ul>
        {[
          ...OPEN.map((name) => filesPath(desk.process, name)),
          ...OWN.map((name) => exportPath(desk.process, name)),
        ].map((href) => (
          <li key={href}>
            <a href={href} download>
              {href.slice(href.lastIndexOf('/') + 1)}
            </a>
          </li>
        ))}
      </ul>
      <p>{text.countText}</p>
      <pre className="command">
        <code>
          {`gotgan count --from FOLDER --share … --share … --share … \\\n  --machine NAME --body ${desk.bodies[0] ?? 'BODY'} --key machine.key${
            desk.seedSource === null ? '' : ' --seed "…"'
          } --out OUT`}
        </code>
      </pre>
    </>
  );
}

function SeedPart(props: CountProps) {
  const { language, desk, mayAct } = props;
  const { desk: text } = messages(language).result;
  if (desk.seedSource === null) return null;
  return (
    <>
      <h3>{text.seedTitle}</h3>
      <p>{text.seedFrom(desk.seedSource[language])}</p>
      {desk.seed === null ? null : <p>{text.seedSet(desk.seed)}</p>}
      {desk.seed === null && mayAct ? (
        <DeskForm {...props} action="count.set-seed" label={text.seedTitle}>
          {(parts) => (
            <>
              <TextField
                {...parts}
                name="seed"
                label={text.seed}
                hint={text.seedHint}
                maxLength={1000}
                required
              />
              <TextField {...parts} name="again" label={text.seedAgain} maxLength={1000} required />
              <Button>{text.seedSend}</Button>
            </>
          )}
        </DeskForm>
      ) : null}
    </>
  );
}

function Sending(props: CountProps) {
  const { language, desk } = props;
  const { desk: text } = messages(language).result;
  return (
    <>
      <DeskForm {...props} action="count.submit" file label={text.statementTitle}>
        {(parts) => (
          <>
            <FileField {...parts} name="statement" label={text.statementFile} accept=".json" />
            <Button>{text.statementSend}</Button>
          </>
        )}
      </DeskForm>
      {desk.agreed ? (
        <>
          <h3>{text.publishTitle}</h3>
          <p>{text.publishText}</p>
          <DeskForm {...props} action="count.publish" file label={text.publishTitle}>
            {(parts) => (
              <>
                <FileField {...parts} name="files" label={text.publishFile} accept=".gz,.json" />
                <Button>{text.publishSend}</Button>
              </>
            )}
          </DeskForm>
        </>
      ) : null}
    </>
  );
}
