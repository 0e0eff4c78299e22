import type { Words } from '@/components/ballot/words';
import type { KeptOrder } from '@/lib/client/ballot/kept';

interface Props {
  words: Words;
  typed: string;
  onTyped: (typed: string) => void;
  by: KeptOrder['by'];
  onBy: (by: KeptOrder['by']) => void;
}

/** Finds in the list, and orders it. */
export function ListTools({ words: { choose: text }, typed, onTyped, by, onBy }: Props) {
  return (
    <div className="ballot-tools act">
      <div className="field">
        <label htmlFor="ballot-search">{text.search}</label>
        <p id="ballot-search-hint" className="hint">
          {text.searchHint}
        </p>
        <input
          id="ballot-search"
          type="search"
          autoComplete="off"
          aria-describedby="ballot-search-hint"
          value={typed}
          onChange={({ target }) => onTyped(target.value)}
        />
      </div>
      <fieldset className="field" aria-describedby="ballot-order-hint">
        <legend>{text.order}</legend>
        <p id="ballot-order-hint" className="hint">
          {text.orderHint}
        </p>
        {(['own', 'number'] as const).map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="ballot-order" checked={by === one} onChange={() => onBy(one)} />
            {one === 'own' ? text.ownOrder : text.numberOrder}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
