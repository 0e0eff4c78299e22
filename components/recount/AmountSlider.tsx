import { useState } from 'react';
import { exact, type Unit, unitOf } from '@/components/recount/money';
import { fill, type Words } from '@/components/recount/words';

interface Props {
  id: string;
  label: string;
  words: Words;
  unit: Unit;
  /** As the file has it, an exact decimal text. */
  original: string;
  /** A whole amount as text; null: the original. */
  value: string | null;
  onValue: (value: string | null) => void;
}

/** The slider moves in per cent of the original, up to the double; the field beside it takes any whole amount. */
const MOST_PERCENT = 200;

/** An amount to be changed: by a slider, or typed exactly. */
export function AmountSlider({ id, label, words, unit, original, value, onValue }: Props) {
  const { whatIf: texts } = words;
  const [text, setText] = useState<string | null>(null);
  const whole = BigInt(original.split('.')[0] ?? '0');
  const now = value ?? original;
  const typed = text ?? now;
  const bad = !/^\d{1,15}(\.\d+)?$/.test(typed);
  const percent = whole === 0n ? 100 : Number((BigInt(now.split('.')[0] ?? '0') * 100n) / whole);
  const type = (entered: string) => {
    const plain = entered.replaceAll(',', '').trim();
    setText(entered);
    if (/^\d{1,15}$/.test(plain)) onValue(plain);
  };
  const money = unitOf(unit);
  return (
    <div className="field slider">
      <label htmlFor={id}>
        {label}
        {money === '' ? null : ` (${money})`}
      </label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={bad}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setText(null)}
      />
      <input
        type="range"
        min={0}
        max={MOST_PERCENT}
        step={1}
        value={Math.min(MOST_PERCENT, percent)}
        aria-label={fill(texts.slider, { what: label })}
        aria-valuetext={`${percent} %, ${exact(now, unit)}`}
        onChange={({ target }) => {
          setText(null);
          const asked = Number(target.value);
          onValue(asked === 100 ? null : String((whole * BigInt(asked)) / 100n));
        }}
      />
      <p id={`${id}-hint`} className="hint">
        {bad ? texts.bad : `${percent} %`}
      </p>
    </div>
  );
}
