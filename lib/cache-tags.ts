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
  const [kind, id = '', year] = tag.split(':');
  if (kind === 'nation') return ['/'];
  if (kind === 'processes') return ['/participate'];
  if (kind === 'process') return [`/participate/${id}`, `/participate/${id}/proposals`];
  if (kind === 'p') return [`/p/${id}`];
  return kind === 'g' ? governmentRoutes(id, year, shown) : [];
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
