/**
 * The import rules as data: which folder may import what. Whatever is not named is forbidden, so that a new folder has
 * to be thought about. Paths are relative to the project's root.
 */
const ALLOWED = {
  'lib/domain': [],
  // What is signed, sealed and split: pure but for the browser's own WebCrypto, the same in the page, on the server and at the count.
  'lib/ballot': ['lib/domain'],
  'lib/content': ['content', 'lib/domain'],
  content: ['lib/domain', 'lib/content'],
  'lib/db': ['lib/domain'],
  'lib/sources': ['lib/domain'],
  // The doors of the site look ids up before a page is asked for.
  // The site takes its pool alone: what starts and migrates databases must not reach its bundle.
  'lib/http': ['lib/domain', 'lib/db/site-pool.ts', 'lib/queries', 'lib/services', 'lib/auth'],
  'lib/auth': ['lib/db', 'lib/domain'],
  'lib/search': ['lib/db', 'lib/domain'],
  // How rows are told apart in a kept block is said once, by the readers that took them in.
  'lib/queries': ['lib/db', 'lib/domain', 'lib/sources/file/csv.ts', 'lib/sources/file/charset.ts'],
  // Mails are texts.
  'lib/services': [
    'lib/db',
    'lib/domain',
    'lib/auth',
    'lib/queries',
    'lib/content',
    'lib/ballot',
    'lib/cache-tags.ts',
  ],
  // `db` for the pool that a query is handed.
  'lib/cached': ['lib/queries', 'lib/cache-tags.ts', 'lib/domain', 'lib/db/site-pool.ts'],
  'lib/client': ['lib/domain', 'lib/ballot'],
  'lib/pipeline': ['lib/sources', 'lib/db', 'lib/domain', 'lib/search', 'lib/cache-tags.ts'],
  // What pulls is handed to it by the command that starts it.
  'lib/worker': [
    'lib/db',
    'lib/domain',
    'lib/pipeline',
    'lib/search',
    'lib/queries',
    'lib/services',
    'lib/ballot',
    'lib/redact.ts',
  ],
  'lib/cli': ['lib', 'prisma/demo', 'package.json'],
  'components/ui': ['lib/domain', 'lib/content'],
  components: ['lib/domain', 'lib/client', 'lib/content', 'lib/ballot'],
  app: [
    'components',
    'lib/cached',
    'lib/services',
    'lib/search',
    'lib/http',
    'lib/auth',
    'lib/content',
    'lib/ballot',
    'lib/cache-tags.ts',
    'lib/domain',
    'lib/db/site-pool.ts',
  ],
  'prisma/demo': ['lib/domain', 'lib/db', 'lib/ballot'],
};

/** What is pure or shown writes no log; everything else may. */
const SILENT = [
  'lib/domain',
  'lib/ballot',
  'lib/content',
  'content',
  'lib/client',
  'components/ui',
  'components',
];
const everywhere = (folder) => ['lib/env.ts', ...(SILENT.includes(folder) ? [] : ['lib/log.ts'])];

/** Packages that must not reach a folder. */
const PACKAGES = [
  {
    target: './lib/domain',
    from: './node_modules',
    except: ['./zod'],
    message: 'lib/domain is pure: zod only.',
  },
  ...['next', 'react', 'react-dom', '@types/react'].flatMap((name) =>
    ['./lib/pipeline', './lib/queries', './lib/sources', './lib/db', './lib/search', './lib/services'].map(
      (target) => ({
        target,
        from: `./node_modules/${name}`,
        message: 'The pipeline and the reads know nothing of pages.',
      }),
    ),
  ),
  {
    target: './lib/ballot',
    from: './node_modules',
    except: ['./@cloudflare', './@hpke', './shamir-secret-sharing'],
    message: 'lib/ballot runs in the browser: three libraries, no more.',
  },
  {
    target: './app',
    from: './node_modules/pg',
    message: 'Pages read through lib/cached.',
  },
];

export const importZones = [
  ...Object.entries(ALLOWED).map(([folder, allowed]) => ({
    target: `./${folder}`,
    from: './',
    except: ['node_modules', ...everywhere(folder), folder, ...allowed].map((path) => `./${path}`),
    message: `${folder} may import: ${allowed.join(', ') || 'nothing of ours'}.`,
  })),
  ...PACKAGES,
];
