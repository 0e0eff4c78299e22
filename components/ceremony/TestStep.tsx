import { useEffect, useRef, useState } from 'react';
import { StepTitle } from '@/components/ceremony/StepTitle';
import { TypedField } from '@/components/ceremony/TypedField';
import type { CeremonyProps } from '@/components/ceremony/words';
import { fill } from '@/lib/client/ceremony/machine';
import { type Made, openTest, readTyped, sealTest, type TypedShare } from '@/lib/client/ceremony/make';

interface Props extends CeremonyProps {
  made: Made;
  /** @param places of the shares that opened it, from 0 */
  onOpened: (places: readonly number[], number: number) => void;
  onAgain: () => void;
}

type Sealed = Awaited<ReturnType<typeof sealTest>>;

/** A test ballot is sealed to the public key and opened with shares that their holders type from paper. */
export function TestStep({ words, holders, needed, made, onOpened, onAgain }: Props) {
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const [places, setPlaces] = useState<readonly number[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const typed = useRef<TypedShare[]>([]);
  useEffect(() => {
    void sealTest(made).then(setSealed);
  }, [made]);

  const refuse = (text: string) => {
    setProblem(text);
    return false;
  };
  const take = async (test: Sealed, written: string) => {
    const read = await readTyped(written, made);
    if (typeof read === 'string') return refuse(read === 'mistyped' ? words.mistyped : words.notOfThese);
    if (places.includes(read.place)) return refuse(words.takenTwice);
    typed.current.push(read);
    const now = [...places, read.place];
    setProblem(null);
    setPlaces(now);
    if (now.length < needed) return true;
    const number = await openTest(made, test.sealed, typed.current);
    typed.current = [];
    if (number === test.number) onOpened(now, number);
    else setFailed(true);
    return true;
  };

  return (
    <>
      <StepTitle key={failed ? 'failed' : 'test'}>{words.testTitle}</StepTitle>
      <p>{fill(words.testText, { needed })}</p>
      <dl className="pairs">
        <div>
          <dt>{words.testNumber}</dt>
          <dd>{sealed?.number}</dd>
        </div>
      </dl>
      <ul role="status">
        {places.map((place) => (
          <li key={place}>{fill(words.taken, { n: place + 1, body: holders[place]?.shown ?? '' })}</li>
        ))}
      </ul>
      {failed ? (
        <>
          <p className="notice notice-warning" role="alert">
            {words.notOpened}
          </p>
          <button type="button" className="button button-secondary" onClick={onAgain}>
            {words.again}
          </button>
        </>
      ) : null}
      {failed || sealed === null || places.length >= needed ? null : (
        <TypedField
          id="typed-share"
          label={fill(words.typeShare, { n: places.length + 1, of: needed })}
          send={words.take}
          problem={problem}
          onTyped={(written) => take(sealed, written)}
        />
      )}
    </>
  );
}
