import {
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { expect, test } from 'vitest'
import { compileStatements } from '../../src/store/statements.js'
import type { Tables } from '../../src/store/tables.js'

const sqlite: Omit<Dialect, 'createDriver'> = {
  createAdapter: () => new SqliteAdapter(),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
}

const postgres: Omit<Dialect, 'createDriver'> = {
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

test.each([
  ['sqlite', sqlite, 'everything'],
  ['postgres', postgres, 'rows'],
] as const)(
  'the compiled statements for %s are those that are built',
  async (name, dialect, locking) => {
    const db = new Kysely<Tables>({
      dialect: { ...dialect, createDriver: () => new DummyDriver() },
    })
    const built = compileStatements(db, locking)
    await expect(asModule(`${name}Texts`, built)).toMatchFileSnapshot(
      `../../src/store/compiled/${name}.ts`,
    )
    await expect(namesOf(Object.keys(built))).toMatchFileSnapshot(
      '../../src/store/compiled/statement.ts',
    )
  },
)

const note =
  '// Written from ../statements.ts by `npm test -- -u`. Change that file, not this one.\n'

function asModule(name: string, texts: Record<string, string>): string {
  const lines = Object.entries(texts).map(([key, text]) => {
    const literal = `'${text.replaceAll("'", "\\'")}'`
    const line = `  ${key}: ${literal},`
    return line.length > 100 ? `  ${key}:\n    ${literal},` : line
  })
  return `${note}import type { Statement } from './statement.js'\n
export const ${name}: Readonly<Record<Statement, string>> = {\n${lines.join('\n')}\n}\n`
}

function namesOf(names: readonly string[]): string {
  return `${note}export type Statement =\n${names.map((name) => `  | '${name}'`).join('\n')}\n`
}
