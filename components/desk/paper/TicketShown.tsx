'use client';

import { useEffect, useState } from 'react';
import { QrPicture } from '@/components/ui/QrPicture';
import type { Messages } from '@/lib/content/messages';

interface Props {
  words: Messages['paper']['ticket'];
  /** Where a kiosk opens it, with language and query. */
  path: string;
}

const TICKET = /^#([0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+)$/;

/** The ticket that came as this page's fragment, shown once: it is taken out of the address. */
export function TicketShown({ words, path }: Props) {
  const [ticket, setTicket] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const found = TICKET.exec(window.location.hash)?.[1];
    // An effect that runs again finds the address without it.
    setTicket((before) => found ?? before ?? null);
    if (found === undefined) return;
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  }, []);
  if (ticket === undefined) return null;
  if (ticket === null) return <p>{words.gone}</p>;
  const address = `${window.location.origin}${path}#${ticket}`;
  return (
    <>
      <p>{words.lead}</p>
      <p>
        {words.code}: <strong className="key">{ticket}</strong>
      </p>
      <p>
        {words.address}:{' '}
        <a className="key" href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </p>
      <QrPicture address={address} label={words.picture} />
    </>
  );
}
