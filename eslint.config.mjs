// @ts-check
// Lint rules of the whole repository. How code looks is prettier's matter, not eslint's.
import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';
import {rooms} from './scripts/lint/rooms.mjs';

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/.cache/',
    'scenes-generated/*/out/',
    'tests/fixtures/',
    'coverage/',
    'benchmarks/peers/.work/',
    // AssemblyScript: its own compiler checks it.
    '**/*.assembly.ts',
  ]),
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname},
    },
    plugins: {lectern: {rules: {rooms}}},
    rules: {
      'lectern/rooms': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        {considerDefaultExhaustiveForUnions: true},
      ],
      // Numbers in messages are no mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // An arrow function may hand on what a void function returns.
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      // A part of an animation may have nothing to wait for.
      'require-yield': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.recommended],
    languageOptions: {globals: {process: 'readonly', console: 'readonly', URL: 'readonly'}},
  },
  {
    files: ['cli/**', 'scripts/**', 'benchmarks/**'],
    rules: {'no-console': 'off'},
  },
);
