/**
 * Names of the cache tags, shared by the reads that carry them and the pipeline that invalidates them. Each tag stands
 * for one thing that a page shows; {@link routesOf} says which cached routes (without language and query) show it.
 */
export const tags = {
  /** What stands on every page: whether the data is invented. */
  site: () => 'site',
  /** The nation by tier and field, all years: the home page. */
  nation: () => 'nation',
  /** Everything of one government, all years. */
  government: (lafCd: string) => `g:${lafCd}`,
  /** One government in one fiscal year. */
  governmentYear: (lafCd: string, year: number) => `g:${lafCd}:${year}`,
  /** The median of a peer group in a year, as shown. */
  peers: (group: string, year: number) => `peers:${group}:${year}`,
  project: (id: string) => `p:${id}`,
  /** What the ledger of data checks has of a government in a year, and whether a newer delivery was refused. */
  ledger: (lafCd: string, year: number) => `ledger:${lafCd}:${year}`,
  /** Which participatory budgets there are, with how many proposals and winners each has. */
  processes: () => 'processes',
  /** One participatory budget with all its proposals and their steps. */
  process: (id: string) => `process:${id}`,
  /** What was said to a proposal: comments, how many agree with it. */
  proposal: (id: string, number: number) => `proposal:${id}:${number}`,
  /** The list of questions and answers. */
  questions: () => 'questions',
  /** One question with its answers. */
  question: (id: number | string) => `question:${id}`,
  /** What was asked about something: a project, a proposal, a receipt, a government. */
  asked: (about: string) => `asked:${about}`,
};

/** A peer group's median is shown on the pages of its members. */
export interface PeerTag {
  group: string;
  year: number;
  members: readonly string[];
}

/** On whose pages a government's figures stand, by the register. */
export interface Shown {
  /** The code whose page is the government's own: the newest, where a one-to-one change replaced its code. */
  ownPage: (lafCd: string) => string;
  /** The governments that it went into, and that show its years up to one in their series. */
  inSeriesOf: (lafCd: string) => readonly { lafCd: string; lastYear: number }[];
}

/**
 * The cached routes that carry a tag, without language and query. Some tags name more than they can list: `site` is on
 * every page (no routes here), who shows a median is told by {@link peerRoutes}, who the ledger by {@link ledgerRoutes};
 * pages of proposals carry the tag of their process, and those of winners the tags of the projects they are tied to.
 */
export function routesOf(tag: string, shown: Shown): string[] {
  const [kind = '', id = '', ...rest] = tag.split(':');
  if (kind === 'g') return governmentRoutes(id, rest[0], shown);
  return kind === 'asked' ? askedRoutes(id, rest, shown) : (ROUTES[kind]?.(id, rest) ?? []);
}

/** By the kind of a tag, those whose routes need nothing but the tag itself. */
const ROUTES: Readonly<Record<string, (id: string, rest: string[]) => string[]>> = {
  nation: () => ['/'],
  processes: () => ['/participate'],
  process: (id) =>
    ['', '/proposals', '/winners', '/opinion', '/ceremony', '/result', '/verify'].map(
      (part) => `/participate/${id}${part}`,
    ),
  proposal: (id, [number = '']) =>
    ['', '/comments'].map((part) => `/participate/${id}/proposals/${number}${part}`),
  questions: () => ['/questions'],
  question: (id) => [`/questions/${id}`],
  p: (id) => [`/p/${id}`],
};

/** The page of what was asked about. Figures without a government have none of their own. */
function askedRoutes(kind: string, [id = '', number = '']: string[], shown: Shown): string[] {
  if (kind === 'project') return [`/p/${id}`];
  if (kind === 'government') return [`/g/${shown.ownPage(id)}`];
  return kind === 'proposal' ? [`/participate/${id}/proposals/${number}`] : [];
}

function governmentRoutes(lafCd: string, year: string | undefined, shown: Shown): string[] {
  const own = shown.ownPage(lafCd);
  if (year === undefined) return [`/g/${own}`, `/g/${own}/projects`];
  const series = shown.inSeriesOf(lafCd).filter(({ lastYear }) => Number(year) <= lastYear);
  return [`/g/${own}/${year}`, ...series.map((one) => `/g/${one.lafCd}`)];
}

/**
 * The routes that show a peer group's median: each member's page of that year, and its main page where the year is its
 * latest. A member's list of projects does not show it.
 */
export function peerRoutes(
  { year, members }: PeerTag,
  latestYearOf: (lafCd: string) => number | null,
): string[] {
  return members.flatMap((lafCd) => [
    `/g/${lafCd}/${year}`,
    ...(latestYearOf(lafCd) === year ? [`/g/${lafCd}`] : []),
  ]);
}

/** The routes that show what the ledger has of a government in a year: that year's page, and its main page in its latest year. */
export function ledgerRoutes(
  { lafCd, year }: { lafCd: string; year: number },
  latestYearOf: (lafCd: string) => number | null,
  shown: Shown,
): string[] {
  const own = shown.ownPage(lafCd);
  return [`/g/${own}/${year}`, ...(latestYearOf(lafCd) === year ? [`/g/${own}`] : [])];
}
