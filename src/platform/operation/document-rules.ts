import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { limits } from '#server';

const tooMany = (code: string, message: string) => new GraphQLError(message, { extensions: { code } });

/** Bounds that can be told from the document alone, before it is compiled. */
export const documentRules = [
  (context: ValidationContext): ASTVisitor => {
    let aliases = 0;
    let directives = 0;
    return {
      Field(node) {
        if (node.alias && ++aliases === limits.aliases + 1) {
          context.reportError(tooMany('TOO_MANY_ALIASES', `At most ${limits.aliases} aliases a document.`));
        }
      },
      Directive() {
        if (++directives === limits.directives + 1) {
          context.reportError(tooMany('TOO_MANY_DIRECTIVES', `At most ${limits.directives} directives a document.`));
        }
      },
    };
  },
];
