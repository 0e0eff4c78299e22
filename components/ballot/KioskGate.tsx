import { type SyntheticEvent, useEffect, useState } from 'react';
import type { Loaded } from '@/components/ballot/BallotApp';
import { Voting } from '@/components/ballot/Voting';
import type { BallotProps, Words } from '@/components/ballot/words';
import { readStep } from '@/lib/client/ballot/step';

type Props = Omit<BallotProps, 'token'> & Loaded;

/** The fragment with which a kiosk is opened, where it is none of the page's own. */
function ticketOf(hash: string): string | null {
  return readStep(hash) === null ? hash.slice(1) : null;
}

/** A machine of a polling place: let in by a ticket, keeps nothing, and is cleared for the next voter. */
export function KioskGate(props: Props) {
  const { words } = props;
  const [ticket, setTicket] = useState(() => ticketOf(window.location.hash));
  useEffect(() => {
    // Nobody who looks at the address, or goes back, finds the ticket.
    if (ticketOf(window.location.hash) !== null)
      history.replaceState(null, '', window.location.pathname + window.location.search);
  }, []);
  if (ticket === null) return <TicketForm words={words} onTicket={setTicket} />;
  return <Voting {...props} asker={{ ticket }} />;
}

function TicketForm({
  words: { kiosk: text },
  onTicket,
}: {
  words: Words;
  onTicket: (ticket: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onTicket(typed.trim());
  };
  return (
    <section>
      <h2>{text.title}</h2>
      <form className="act" onSubmit={send} autoComplete="off" aria-label={text.title}>
        <p>{text.text}</p>
        <div className="field">
          <label htmlFor="kiosk-ticket">{text.field}</label>
          <input
            id="kiosk-ticket"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <button type="submit" className="button button-primary">
          {text.go}
        </button>
      </form>
    </section>
  );
}
