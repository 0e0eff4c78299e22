import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

/**
 * Prisma's own schema engine as WebAssembly: it applies migrations and compares schemas without the native program
 * that `prisma migrate` would have to download. The module is instantiated by hand because loaders disagree on
 * importing `.wasm` files.
 */
let ready: Promise<void> | undefined;

async function instantiate(): Promise<void> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@prisma/schema-engine-wasm');
  const bytes = await readFile(entry.replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'));
  // The glue module is typed without the exports that it offers to its own wasm file.
  const glue = engine as unknown as WebAssembly.ModuleImports & {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/**
 * The adapter cuts scripts at every semicolon, also inside comments, texts and function bodies. A script goes to the
 * server whole instead, as `prisma migrate deploy` sends it: one implicit transaction.
 */
class WholeScripts extends PrismaPg {
  private readonly opened: { dispose(): Promise<void> }[] = [];
  /** What the server said to the last script that failed: the engine's own message leaves it out. */
  refusal: pg.DatabaseError | null = null;
  constructor(
    private readonly url: string,
    private readonly toLedger: ToLedger,
  ) {
    super({ connectionString: url });
  }
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    this.opened.push(adapter);
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString: this.url });
      await client.connect();
      try {
        await client.query(script + this.toLedger(client, script));
      } catch (error) {
        if (error instanceof pg.DatabaseError) this.refusal = error;
        throw error;
      } finally {
        await client.end();
      }
    };
    return adapter;
  }
  /** Ends the sessions: the engine's advisory lock is held by one, and its `free` does not close them. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}

/**
 * More SQL for the transaction of a script: what notes in the ledger that it ended. The engine notes it in a statement of its
 * own afterwards, so that a process killed between the two would leave a migration that was made and counts as not made.
 */
type ToLedger = (client: pg.Client, script: string) => string;

/** The same names and texts that the engine is given. */
function noteOf(migrations: MigrationList | undefined): ToLedger {
  const names = new Map(
    migrations?.migrationDirectories.map(({ path, migrationFile: { content } }) => [
      content.tag === 'ok' ? content.value : null,
      path,
    ]),
  );
  return (client, script) => {
    const name = names.get(script);
    if (name === undefined) return '';
    return `\n;\nUPDATE _prisma_migrations SET finished_at = clock_timestamp()
      WHERE migration_name = ${client.escapeLiteral(name)} AND finished_at IS NULL AND rolled_back_at IS NULL`;
  };
}

/**
 * Runs `work` with an engine connected to `url`; `datamodels` are [path, text] pairs of .prisma files, `migrations` what it may apply.
 * @throws pg.DatabaseError where the server refused a script; else the engine's own error
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: engine.SchemaEngine) => Promise<T>,
  {
    datamodels = [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']],
    migrations,
  }: { datamodels?: [string, string][]; migrations?: MigrationList } = {},
): Promise<T> {
  ready ??= instantiate();
  await ready;
  const scripts = new WholeScripts(url, noteOf(migrations));
  const adapter = bindMigrationAwareSqlAdapterFactory(scripts);
  const instance = await engine.SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    return await work(instance);
  } catch (error) {
    throw scripts.refusal ?? error;
  } finally {
    instance.free();
    await scripts.close();
  }
}
