'use client';

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import type { NowProps } from '@/components/process/NowLine';
import { nowText } from '@/components/process/now-text';
import { fetchNow, holdsFor } from '@/lib/client/process/now';

const client = new QueryClient();

/** Asks the site which phase it is, and again when it switches. */
export function Now(props: NowProps) {
  return (
    <QueryClientProvider client={client}>
      <Answer {...props} />
    </QueryClientProvider>
  );
}

function Answer({ id, language, words }: NowProps) {
  const { data, isError } = useQuery({
    queryKey: ['now', id],
    queryFn: ({ signal }) => fetchNow(id, signal),
    retry: 1,
    refetchInterval: ({ state }) => holdsFor(state.data),
  });
  // An answer of before is not one of now.
  if (isError) return words.failed;
  return data === undefined ? words.asking : nowText(data, language, words);
}
