/** The compiler, kept warm, over the scenes of a lecture: edits are put in, syntax and types come out. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {z} from 'zod';
import type {Diagnostic, Repair} from '../../schema/diagnostic.ts';
import {compilerName, fileNamed} from './compiler-name.ts';

const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** How the compiler writes what it would change. */
const FORMAT = ts.getDefaultFormatCodeSettings('\n');
const PREFERENCES: ts.UserPreferences = {quotePreference: 'single'};

/** A change that the compiler offers. */
export interface CompilerRepair extends Repair {
  /** The compiler's name for this kind of change, such as `spelling`. */
  readonly name: string;
}

/** The file system, by the compiler's names. */
const FILES = {
  fileExists: (name: string) => ts.sys.fileExists(fileNamed(name)),
  readFile: (name: string) => ts.sys.readFile(fileNamed(name)),
  getCurrentDirectory: () => PACKAGE_ROOT,
  directoryExists: (name: string) => ts.sys.directoryExists(fileNamed(name)),
  getDirectories: (name: string) => ts.sys.getDirectories(fileNamed(name)).map(compilerName),
  realpath: (name: string) => {
    const file = fileNamed(name);
    return compilerName(ts.sys.realpath?.(file) ?? file);
  },
} satisfies ts.ModuleResolutionHost;

/** Declares the modules that are no TypeScript, such as `…?scene`. */
const MODULE_DECLARATIONS = path.join(PACKAGE_ROOT, 'engine/modules.d.ts');

/** What scenes may use, whether or not a scene imports it: fixes look names up there. */
const ENGINE = path.join(PACKAGE_ROOT, 'engine/index.ts');

interface SceneVersion {
  readonly text: string;
  readonly snapshot: ts.IScriptSnapshot;
  readonly version: number;
}

const tsconfigSchema = z.object({compilerOptions: z.record(z.string(), z.unknown())});

/**
 * The scenes as a TypeScript program.
 *
 * @remarks
 * Loading the engine's types costs about a second, once; after that an edited
 * scene is checked in some 60 ms. Edits rebuild the checker, so put all of them
 * in before asking.
 */
export class SceneProgram {
  private readonly files = new Map<string, SceneVersion>();
  private readonly libraries = new Map<string, ts.IScriptSnapshot>();
  private readonly modules = new Map<string, ts.ResolvedModuleWithFailedLookupLocations>();
  private readonly service: ts.LanguageService;
  private readonly options = readCompilerOptions();
  private revision = 0;

  public constructor() {
    this.service = ts.createLanguageService(this.createHost(), ts.createDocumentRegistry());
  }

  /** Puts a scene in, or its new text. */
  public setScene(file: string, text: string): void {
    const name = compilerName(file);
    if (this.files.get(name)?.text === text) return;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.files.set(name, {text, snapshot, version: ++this.revision});
  }

  /** Takes a scene out again. */
  public removeScene(file: string): void {
    this.files.delete(compilerName(file));
  }

  /** The syntax tree of a scene. */
  public sourceFile(file: string): ts.SourceFile {
    const source = this.program().getSourceFile(compilerName(file));
    if (source === undefined) throw new RangeError(`${file} was not put into the program.`);
    return source;
  }

  /** The type checker of all scenes as they are now. */
  public checker(): ts.TypeChecker {
    return this.program().getTypeChecker();
  }

  /** What the compiler has against the syntax of a scene. */
  public syntaxErrors(file: string): readonly ts.Diagnostic[] {
    return this.service.getSyntacticDiagnostics(compilerName(file));
  }

  /** What the compiler has against the types of a scene; senseless while its syntax is wrong. */
  public typeErrors(file: string): readonly ts.Diagnostic[] {
    return this.service.getSemanticDiagnostics(compilerName(file));
  }

  /** The names that a module exports to scenes; empty for a module that there is not. */
  public exportsOf(module: string): ReadonlyMap<string, ts.Symbol> {
    const {resolvedModule} = resolveModule(module, '', this.options);
    const source = resolvedModule && this.program().getSourceFile(resolvedModule.resolvedFileName);
    const symbol = source && this.checker().getSymbolAtLocation(source);
    const exported = symbol === undefined ? [] : this.checker().getExportsOfModule(symbol);
    return new Map(exported.map(entry => [entry.name, entry]));
  }

  /** What the compiler itself would change because of one of its diagnostics. */
  public repairs(file: string, {code, start, length}: Diagnostic): CompilerRepair[] {
    const number = Number(/^ts(\d+)$/.exec(code)?.[1]);
    if (Number.isNaN(number)) return [];
    const name = compilerName(file);
    return this.service
      .getCodeFixesAtPosition(name, start, start + length, [number], FORMAT, PREFERENCES)
      .map(({fixName, description, changes}) => ({
        name: fixName,
        title: description,
        splices: changes
          .filter(({fileName}) => fileName === name)
          .flatMap(({textChanges}) => textChanges)
          .map(({span, newText}) => ({
            start: span.start,
            end: span.start + span.length,
            text: newText,
          })),
      }))
      .filter(({splices}) => splices.length > 0);
  }

  private program(): ts.Program {
    const program = this.service.getProgram();
    if (program === undefined) throw new Error('The compiler gave no program.');
    return program;
  }

  /** The compiler asks for every file after every edit: none is read twice. */
  private snapshot(file: string): ts.IScriptSnapshot | undefined {
    const known = this.files.get(file)?.snapshot ?? this.libraries.get(file);
    if (known !== undefined) return known;
    const text = FILES.readFile(file);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.libraries.set(file, snapshot);
    return snapshot;
  }

  /** Packages do not move while scenes are worked on: each is looked for once. Files of a lecture come and go. */
  private module(name: string, containingFile: string): ts.ResolvedModuleWithFailedLookupLocations {
    if (name.startsWith('.') && !isOfLibrary(containingFile)) {
      return resolveModule(name, containingFile, this.options);
    }
    const key = `${isOfLibrary(containingFile) ? path.dirname(containingFile) : ''}\0${name}`;
    const known = this.modules.get(key);
    if (known !== undefined) return known;
    const found = resolveModule(name, containingFile, this.options);
    this.modules.set(key, found);
    return found;
  }

  private createHost(): ts.LanguageServiceHost {
    const {options} = this;
    return {
      getCompilationSettings: () => options,
      getScriptFileNames: () => [MODULE_DECLARATIONS, ENGINE, ...this.files.keys()],
      getScriptVersion: file => String(this.files.get(file)?.version ?? 0),
      getScriptSnapshot: file => this.snapshot(file),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      ...FILES,
      fileExists: file => this.files.has(file) || FILES.fileExists(file),
      readFile: file => this.files.get(file)?.text ?? FILES.readFile(file),
      resolveModuleNameLiterals: (literals, containingFile) =>
        literals.map(literal => this.module(literal.text, containingFile)),
    };
  }
}

/** Whether a file is Lectern's own or of a package. */
function isOfLibrary(file: string): boolean {
  return file.includes('/node_modules/') || file.startsWith(path.join(PACKAGE_ROOT, 'engine/'));
}

/** Packages are Lectern's own, wherever the lecture lies. */
function resolveModule(
  name: string,
  containingFile: string,
  options: ts.CompilerOptions,
): ts.ResolvedModuleWithFailedLookupLocations {
  const from =
    name.startsWith('.') || containingFile.includes('/node_modules/')
      ? containingFile
      : path.join(PACKAGE_ROOT, 'scene.tsx');
  return ts.resolveModuleName(name, from, options, FILES);
}

function readCompilerOptions(): ts.CompilerOptions {
  const file = path.join(PACKAGE_ROOT, 'tsconfig.scenes.json');
  const {compilerOptions} = tsconfigSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  // Helper files beside scenes may be JavaScript: they are read as well.
  return {
    ...ts.convertCompilerOptionsFromJson(compilerOptions, PACKAGE_ROOT).options,
    allowJs: true,
  };
}
