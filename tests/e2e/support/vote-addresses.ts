const PARTS = [
  '',
  '/proposals',
  '/proposals?sort=newest',
  '/proposals?sort=cost',
  '/proposals?sort=number',
  '/proposals?sort=votes',
  '/proposals/1',
  '/proposals/1/comments',
  '/proposals/1/versions',
  '/vote',
  '/verify',
  '/result',
  '/ceremony',
  '/winners',
  '/opinion',
  '/eligibility',
  '/propose',
];
const FILES = [
  'rules.json',
  'heads.json',
  'leaves.jsonl',
  'numbers.json',
  'result.json',
  'ballots.jsonl',
  'statements.json',
  'no-such-file.json',
];
const EXPORTS = ['election.json', 'ballots.jsonl', 'leaves.jsonl', 'result.json', 'no-such-file.json'];

/** A vote that is looked at. */
export interface LookedAt {
  id: string;
  tracks: readonly string[];
  /** The title of a project that can be chosen. */
  title: string;
}

/** Files of a vote, those that are not there (yet) with them. */
export const fileAddresses = ({ id, tracks }: LookedAt) =>
  [...FILES, ...tracks.map((track) => `${track}.pb`)].map((name) => `/api/ballot/${id}/files/${name}`);

export const exportAddresses = ({ id }: LookedAt) =>
  EXPORTS.map((name) => `/api/ballot/${id}/export/${name}`);

/** What has to do with a vote, and the places at which the rest of the site could speak of it. */
export function publicAddresses(vote: LookedAt): string[] {
  const { id } = vote;
  const title = encodeURIComponent(vote.title);
  const government = `/g/${id.slice(0, 7)}`;
  const pages = [
    '/',
    '/participate',
    '/participate/method',
    '/participate/recount',
    '/status',
    `/search?q=${title}`,
    government,
    ...PARTS.map((part) => `/participate/${id}${part}`),
  ];
  return [
    ...pages,
    ...pages.map((path) => `/en${path}`),
    '/sitemap.xml',
    '/robots.txt',
    `${government}/projects`,
    `${government}/changes`,
    `${government}/${new Date().getUTCFullYear()}`,
    '/search',
    '/glossary',
    '/asof',
    '/status/ledger',
    '/questions',
    '/questions/confirm',
    '/sign-in',
    '/sign-in/mailed',
    '/sign-in/link',
    '/account/guardian/agree',
    '/api/ballot',
    ...[
      '',
      '/heads',
      '/leaf?code=0000-0000-0000-0000',
      '/consistency?from=1&to=1',
      '/consistency?from=0&to=1',
    ].map((part) => `/api/ballot/${id}${part}`),
    ...fileAddresses(vote),
    `/api/participate/${id}/now`,
    `/api/participate/${id}/help?text=${title}`,
    `/api/participate/${id}/opinion`,
    `/api/participate/${id}/opinion?lang=en`,
    `/api/participate/${id}/opinion?format=json`,
    `/api/search?q=${title}`,
    `/api/suggest?q=${title}`,
    '/api/status',
    '/api/ledger',
    '/api/health',
    '/api/ready',
    `/api/pictures/${'0'.repeat(64)}.webp`,
  ];
}

/** What is there for those who are signed in. */
export function ownAddresses(vote: LookedAt): string[] {
  const { id } = vote;
  return [
    ...['', '/notices', '/begin', '/guardian', '/second-factor'].map((part) => `/account${part}`),
    '/api/account/export',
    ...['', '/audit', '/people', '/moderation', '/questions'].map((part) => `/desk${part}`),
    ...['', '/election', '/paper', '/kiosk', '/settings', '/winners', '/eligibility', '/1'].map(
      (part) => `/desk/${id}${part}`,
    ),
    ...[
      '/vote',
      '/eligibility',
      '/eligibility?desk=1',
      '/propose',
      '/propose/00000000-0000-4000-8000-000000000000',
      '/proposals/1/edit',
      '/proposals/1/join',
    ].map((part) => `/participate/${id}${part}`),
    '/questions/ask',
    `/api/ballot/${id}/me`,
    `/api/ballot/${id}/draft`,
    ...exportAddresses(vote),
    ...fileAddresses(vote),
  ];
}

/** The rest of the site: figures of a government, and where they come from. @param links of the site’s pages */
export function otherAddresses({ id }: Pick<LookedAt, 'id'>, links: readonly string[]): string[] {
  const first = (form: RegExp) => links.find((href) => form.test(href)) ?? '';
  const [project, receipt] = [first(/^\/p\/\w+$/), first(/^\/receipt\/[^?]*$/)];
  const day = `/asof/${new Date().toISOString().slice(0, 10)}`;
  const government = `/g/${id.slice(0, 7)}`;
  return [
    project,
    receipt,
    `/api${receipt}`,
    first(/^\/status\/ledger\/\w+$/),
    day,
    `${day}${government}`,
    `${day}${government}/${new Date().getUTCFullYear()}`,
    `${day}${project}`,
  ];
}

/** Links of a page that have to do with the vote; of the proposals the first few. */
export function isOfVote(href: string, { id }: Pick<LookedAt, 'id'>): boolean {
  return (
    href.includes(id) &&
    !/\/propose\b|\/sign-in|receipt|\/edit/.test(href) &&
    !new RegExp(`(?:proposals|desk/${id})/\\d{2,}`).test(href)
  );
}
