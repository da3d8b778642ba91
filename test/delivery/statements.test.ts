import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import { compileStatements } from '../../src/store/statements.js'
import type { Tables } from '../../src/store/tables.js'

const sqlite = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

test('the compiled statements are those that are built', async () => {
  const built = compileStatements(sqlite)
  await expect(asModule('sqliteTexts', built)).toMatchFileSnapshot(
    '../../src/store/compiled/sqlite.ts',
  )
  await expect(namesOf(Object.keys(built))).toMatchFileSnapshot(
    '../../src/store/compiled/statement.ts',
  )
})

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
