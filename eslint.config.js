import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const exactMath = 'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|[A-Z0-9_]+';

/** What would make a result depend on the engine, the clock or the process. */
const sameBitsEverywhere = {
  'no-console': 'error',
  'no-restricted-globals': [
    'error',
    { name: 'Date', message: 'Time belongs to the caller.' },
    { name: 'performance', message: 'Time belongs to the caller.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: `MemberExpression[object.name="Math"]:not([property.name=/^(${exactMath})$/])`,
      message: 'Its bits depend on the engine; @mixwell/math has one of its own, and randomness comes from a seed.',
    },
    { selector: 'VariableDeclarator[init.name="Math"]', message: 'Write Math.name.' },
    {
      selector: 'BinaryExpression[operator="**"]:not([left.type="Literal"][right.type="Literal"])',
      message: 'Its bits depend on the engine; multiply.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['**/*.as.ts', '**/dist/', '**/out-tsc/', '.nx/', 'tools/pack/consumer/', 'tools/bundlers/app/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './apps/playground/tsconfig.page.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.test.ts', '**/test/**/*.ts', 'tools/oracle/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['apps/lectures/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': ['error', { allowTaggedTemplates: true }] },
  },
  { files: ['packages/*/src/**/*.ts'], ignores: ['**/*.test.ts'], rules: sameBitsEverywhere },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
);
