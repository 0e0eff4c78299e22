'use client';

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { foundText } from '@/components/propose/found-text';
import type { LiveHelpProps } from '@/components/propose/LiveHelp';
import { fetchHelp } from '@/lib/client/propose/help';

const client = new QueryClient();

type Props = Pick<LiveHelpProps, 'process' | 'words'> & {
  title: string;
  /** What is said until there is an answer, or where there is none. */
  known: string;
};

/** Asks the site what is there for a title that is being typed. */
export function LiveCounts(props: Props) {
  return (
    <QueryClientProvider client={client}>
      <Counts {...props} />
    </QueryClientProvider>
  );
}

function Counts({ process, words, title, known }: Props) {
  const { data } = useQuery({
    queryKey: ['help', process, title],
    queryFn: ({ signal }) => fetchHelp(process, title, signal),
    retry: false,
    staleTime: 60_000,
  });
  return data === undefined ? known : foundText(words, data);
}
