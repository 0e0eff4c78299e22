/** Comments on a page. They keep their places for good, so that a comment's page never changes. */
export const COMMENTS_A_PAGE = 50;

/** The page on which a comment stands, from 1. @param place among the proposal's comments, from 1 */
export const pageOfPlace = (place: number): number => Math.ceil(place / COMMENTS_A_PAGE);

/** How many pages there are; one where nothing was said yet. @param places comments ever written */
export const pagesOf = (places: number): number => Math.max(1, pageOfPlace(places));

/**
 * The page that an address asks for; `last` is the last one, whatever is no page the first.
 * @returns may lie past the last page: whoever reads it stops there
 */
export function parseCommentPage(params: URLSearchParams): number {
  const asked = params.get('page') ?? '1';
  if (asked === 'last') return Number.MAX_SAFE_INTEGER;
  return /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : 1;
}
