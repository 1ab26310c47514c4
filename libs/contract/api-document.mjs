// Turns a schema's own descriptions into one Markdown page.
import { isEnumType, isInputObjectType, isObjectType, isScalarType, isSpecifiedScalarType, isIntrospectionType } from 'graphql';

const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');

function argumentsOf(field) {
  if (!field.args || field.args.length === 0) return '';
  const list = field.args.map((argument) => `${argument.name}: ${argument.type}${argument.defaultValue === undefined ? '' : ` = ${JSON.stringify(argument.defaultValue)}`}`);
  return `(${list.join(', ')})`;
}

function fieldTable(type) {
  const rows = Object.values(type.getFields()).map((field) => `| \`${field.name}${argumentsOf(field)}\` | \`${field.type}\` | ${oneLine(field.description)} |`);
  return ['| Field | Type | Meaning |', '|---|---|---|', ...rows].join('\n');
}

function section(type) {
  const head = `### ${type.name}\n`;
  const description = type.description ? `\n${oneLine(type.description)}\n` : '';
  if (isEnumType(type)) return `${head}${description}\nOne of ${type.getValues().map((value) => `\`${value.name}\``).join(', ')}.\n`;
  if (isScalarType(type)) return `${head}${description}`;
  return `${head}${description}\n${fieldTable(type)}\n`;
}

/** The page: operations first, then objects, inputs, enumerations and scalars, each in the schema's order. */
export function apiDocument(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(Boolean));
  const groups = [
    ['Operations', types.filter((type) => roots.has(type))],
    ['Objects', types.filter((type) => isObjectType(type) && !roots.has(type))],
    ['Inputs', types.filter(isInputObjectType)],
    ['Enumerations', types.filter(isEnumType)],
    ['Scalars', types.filter(isScalarType)],
  ].filter(([, members]) => members.length > 0);
  const intro = `# Wardcast GraphQL API\n\nGenerated from \`src/schema/schema.graphql\` by \`generate.mjs\`. Over HTTP (POST) and WebSocket (graphql-transport-ws) at \`/graphql\`.\n`;
  return `${intro}\n${groups.map(([title, members]) => `## ${title}\n\n${members.map(section).join('\n')}`).join('\n')}`;
}
