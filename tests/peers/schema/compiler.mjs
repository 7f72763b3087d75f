// Compiles constants of the types in promised.ts, strictly, in memory.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('.', import.meta.url));

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

// Takes { type, answer } and gives for each what the compiler has against it; empty: it fits.
export function compiled(samples) {
  const sources = new Map(samples.map(({ type, answer }, place) => [
    `${folder}recorded-${place}.ts`,
    `import type { ${type} } from './promised';\nexport const answer: ${type} = ${JSON.stringify(answer, null, 2)};\n`,
  ]));
  const program = ts.createProgram({ rootNames: [`${folder}promised.ts`, ...sources.keys()], options, host: hostOf(sources) });
  const everywhere = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...program.getSemanticDiagnostics(program.getSourceFile(`${folder}promised.ts`))];
  if (everywhere.length > 0)
    throw new Error(textOf(everywhere));
  return [...sources.keys()].map((name) => {
    const file = program.getSourceFile(name);
    return textOf([...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
  });
}

function hostOf(sources) {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  return {
    ...host,
    fileExists: (name) => sources.has(name) || fileExists(name),
    readFile: (name) => sources.get(name) ?? readFile(name),
    getSourceFile: (name, version, ...more) => sources.has(name)
      ? ts.createSourceFile(name, sources.get(name), version)
      : getSourceFile(name, version, ...more),
  };
}

const textOf = (diagnostics) => ts.formatDiagnostics(diagnostics, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => folder, getNewLine: () => '\n' });
