import { packed, provedBy, SERVER, type Twin } from './twin.ts';

const shown = provedBy('unit', 'client/src/exhibit');

export const documentsAndModels: readonly Twin[] = [
  packed('document-model-check', 'X25 those of the sample hall are', {
    name: 'a document may say any number of pages',
    file: `${SERVER}/pack/document-file.ts`,
    find: 'return counted === pages ? null :',
    replace: 'return counted > 0 ? null :',
  }),
  packed('document-model-check', 'X29 another file is refused', {
    name: 'a model may lead to files elsewhere',
    file: `${SERVER}/pack/model-file.ts`,
    find: 'uri !== undefined',
    replace: 'uri === ""',
  }),
  packed('document-model-check', 'X29 a mesh too often is refused', {
    name: 'a mesh that stands twice is counted once',
    file: `${SERVER}/pack/model-file.ts`,
    find: 'for (const { mesh } of nodes) {',
    replace: 'for (const { mesh } of nodes.slice(0, 1)) {',
  }),
  shown('document-view', 'X26 whatever number is given', {
    name: 'a page is turned to that there is not',
    file: 'client/src/exhibit/document-view.ts',
    find: 'Math.min(pages, Math.max(1, wanted))',
    replace: 'Math.max(1, wanted)',
  }),
  shown('model-file', 'X30 what a model holds is freed whole', {
    name: 'a closed model keeps its materials',
    file: 'client/src/exhibit/model-file.ts',
    find: 'for (const material of [part.material].flat()) material.dispose();',
    replace: '',
  }),
];
