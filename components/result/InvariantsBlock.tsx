import type { ResultPart } from '@/components/result/ResultView';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Invariant } from '@/lib/domain/ballot/numbers-check';
import { count } from '@/lib/domain/format';

/** What must hold, and whether it does. */
export function InvariantsBlock({ language, published: { invariants, names } }: ResultPart) {
  const { invariants: text, numbers } = messages(language).result;
  const placeOf = ({ track, channel }: Invariant) => {
    const place = track === null ? text.whole : (names[track]?.[language] ?? track);
    return channel === null ? place : numbers[channel](place);
  };
  const broken = invariants.filter(({ ok }) => !ok).length;
  return (
    <Block id="checks" title={text.title} lead={<p>{text.lead}</p>} wide>
      <p className={broken === 0 ? undefined : 'notice notice-warning'}>
        <strong>
          {broken === 0 ? text.allOk(count(invariants.length)) : text.someBroken(count(broken))}
        </strong>
      </p>
      <Table
        language={language}
        caption={text.caption}
        captionHidden
        columns={[
          {
            key: 'what',
            header: text.what,
            rowHeader: true,
            cell: (one) => `${placeOf(one)}: ${text.names[one.name] ?? one.name}`,
          },
          {
            key: 'sides',
            header: text.sides,
            numeric: true,
            cell: ({ left, right }) => `${count(left)} · ${count(right)}`,
          },
          {
            key: 'outcome',
            header: text.outcome,
            cell: ({ ok }) =>
              ok ? (
                <span className="check-ok">✓ {text.ok}</span>
              ) : (
                <strong className="check-broken">✗ {text.broken}</strong>
              ),
          },
        ]}
        rows={invariants.map((one, at) => ({ ...one, at }))}
        rowKey={({ at }) => at}
      />
    </Block>
  );
}
