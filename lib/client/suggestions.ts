import { type SuggestionsDocument, suggestionsDocument } from '@/lib/domain/search';

/** Asks the site what to offer for a text. @throws Error where it does not answer, or answers something else */
export async function fetchSuggestions(text: string, signal: AbortSignal): Promise<SuggestionsDocument> {
  const response = await fetch(`/api/suggest?${new URLSearchParams({ q: text }).toString()}`, { signal });
  if (!response.ok) throw new Error(`/api/suggest: ${response.status}`);
  return suggestionsDocument.parse(await response.json());
}
