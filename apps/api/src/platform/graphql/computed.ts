/**
 * Fields worked out only when they are asked for. A plain property needs no resolver, which is what makes
 * compiled operations fast; a getter keeps one, because only a resolver's error is caught by the executor.
 */
import { Extensions, Field, type FieldOptions, type ReturnTypeFunc } from '@nestjs/graphql';
import { defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql';

/** `@Field` for a getter. */
export function Computed(type: ReturnTypeFunc, options: FieldOptions = {}): MethodDecorator & PropertyDecorator {
  return (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => {
    Field(type, options)(target, key as string, descriptor as never);
    Extensions({ computed: true })(target, key as string, descriptor as never);
  };
}

/**
 * Nest gives every field a resolver that only reads the property. Takes those away, save from getters.
 * @returns the same schema
 */
export function withoutPlainResolvers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.extensions['computed']) field.resolve = (parent, _args, context, info) => defaultFieldResolver(parent, {}, context, info);
      else if (field.resolve?.name === 'rootFieldResolver') delete field.resolve;
    }
  }
  return schema;
}
