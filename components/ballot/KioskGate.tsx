import { type SyntheticEvent, useEffect, useState } from 'react';
import type { Loaded } from '@/components/ballot/BallotApp';
import { Voting } from '@/components/ballot/Voting';
import type { BallotProps, Words } from '@/components/ballot/words';
import { heldTicket, letInByTicket, touchHeld } from '@/lib/client/ballot/kiosk-store';
import { readStep } from '@/lib/client/ballot/step';

type Props = Omit<BallotProps, 'token'> & Loaded;

/** The fragment with which a kiosk is opened, where it is none of the page's own. */
function ticketOf(hash: string): string | null {
  return readStep(hash) === null ? hash.slice(1) : null;
}

interface LetIn {
  ticket: string;
  /** The page was loaded anew: it goes on where it was. */
  again: boolean;
}

/** By the ticket in the address, else by the one that this tab has not finished with. */
function lookUp(id: string): LetIn | null {
  const shown = ticketOf(window.location.hash);
  if (shown !== null) letInByTicket(id, shown);
  const ticket = shown ?? heldTicket(id);
  return ticket === null ? null : { ticket, again: shown === null };
}

/** A machine of a polling place: let in by a ticket, keeps nothing of a vote that was cast, and is cleared for the next voter. */
export function KioskGate(props: Props) {
  const { words, id } = props;
  const [letIn, setLetIn] = useState(() => lookUp(id));
  useEffect(() => {
    // Nobody who looks at the address, or goes back, finds the ticket.
    if (ticketOf(window.location.hash) !== null)
      history.replaceState(null, '', window.location.pathname + window.location.search);
  }, []);
  useEffect(() => {
    const leave = () => touchHeld(id);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [id]);
  const onTicket = (ticket: string) => {
    letInByTicket(id, ticket);
    setLetIn({ ticket, again: false });
  };
  if (letIn === null) return <TicketForm words={words} onTicket={onTicket} />;
  return (
    <>
      {letIn.again ? (
        <p className="notice notice-info" role="status">
          {words.kiosk.again}
        </p>
      ) : null}
      {letIn.again && letIn.ticket === '' ? (
        <details>
          <summary>{words.kiosk.otherTrack}</summary>
          <TicketForm words={words} onTicket={(ticket) => setLetIn({ ticket, again: true })} />
        </details>
      ) : null}
      <Voting {...props} asker={{ ticket: letIn.ticket }} />
    </>
  );
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
