// What reads a PDF, in a thread of its own; it runs no script of the document.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
